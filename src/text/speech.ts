/** Verbs that give words to somebody, as a part of a pattern. */
export const SAYING = [
  'said says say saying stated states declared declares told tells added adds argued argues claimed claims insisted',
  'insists noted notes warned warns wrote writes announced announces explained explains replied replies testified',
  'recalled recalls acknowledged acknowledges admitted admits conceded stressed stresses emphasi[sz]ed emphasi[sz]es',
  'urged urges vowed vows pledged pledges promised promises denied denies confirmed confirms commented remarked',
  'observed tweeted posted joked responded cautioned predicted predicts complained complains lamented alleged alleges',
  'reminded reminds concluded concludes asserted asserts maintained contended contends asked asks reiterated recounted recommended',
]
  .join(' ')
  .replaceAll(' ', '|');

/** Other words that tell that somebody's words are given, or where they stand. */
const GIVING = [
  'accus\\w+ call(?:s|ed|ing) describ\\w+ label\\w+ dubb\\w+ brand\\w+ hail\\w+ prais\\w+ condemn\\w+ critici[sz]\\w+',
  'denounc\\w+ dismiss\\w+ characteri[sz]\\w+ term(?:ed|ing) defin\\w+ known nam(?:ed|es) entitled titled read(?:s|ing)?',
  'quot\\w+ cit\\w+ report\\w* found finds express\\w+ highlight\\w+ underscor\\w+ refer\\w+ address\\w+ welcom\\w+',
  'assess\\w+ judg\\w+ commend\\w+ blam\\w+ thank\\w+ appeal\\w+ demand\\w+ speak\\w+ spoke speech\\w* statements?',
  'letters? interviews? remarks? articles? posts? tweets? messages? e-?mails? memos? words phrases? slogans? mottos?',
  'banners? signs? text language press transcripts? testimony comment\\w* chant\\w+ shout\\w+ propos\\w+',
  'requir\\w+ provid\\w+ authori[sz]\\w+ prohibit\\w+ stipulat\\w+ direct(?:s|ed|ing) specif\\w+ mandat\\w+',
  '(?:section|act|law|bill|statute|treaty|rules?|regulation|code|clause|provision|policy|directive|order|resolution)(?!_(?:is|was|are|were)_an?\\b)',
  '(?:agency|ministry|regulator|commission|board|company|firm|bank|union|council|court|government|study|report|team)_(?:sees?|saw|views?|considers?|finds?|expects?|wants?|fears?|hopes?)',
  'critics? criticisms? lawmakers? officials? experts? analysts? observers? witnesses residents? supporters? opponents?',
  'authorities investigators? prosecutors? lawyers? constitution agreement charter strategy doctrine standard guidance ruling opinion judgment verdict declaration',
]
  .join(' ')
  .replaceAll(' ', '|')
  .replaceAll('_', ' ');

/** Finds a word that tells that somebody speaks. */
export const SPEECH = new RegExp(
  `\\b(?:according to|spoke|speech|statement|interview|letter|call\\w*|reject\\w*|accus\\w+|criticism|${SAYING})\\b`,
  'i',
);

/** Finds a word that tells where words in quotation marks come from: a person, a paper, a law. */
export const ATTRIBUTION = new RegExp(`\\b(?:according to|${SAYING}|${GIVING})\\b`, 'i');

import { toLemma } from '../text/lemmas.js';
import type { Word } from '../text/words.js';

/** Words for more, and for less, of what can be measured. */
const UP =
  'rise rising increase climb grow grew growth gain jump surge soar advance raise hike boost swell mount balloon rocket spike higher larger bigger greater longer fuller dearer costlier up more upgrade strengthen stronger firm appreciate expand widen wider lengthen double triple treble quadruple multiply lift edge-up';
const DOWN =
  'fall falling decrease decline drop shrink slide slip sink plunge plummet tumble slump dip dive crash cut slash trim lower reduce reduction lessen diminish dwindle ease subside recede wane ebb smaller fewer less shorter emptier cheaper down downgrade weaken weaker soften depreciate contract narrow narrower shorten halve';

/** Words that say opposite things of the same subject; each side may be said in any of its words. */
const OPPOSITES = [
  `${UP} / ${DOWN}`,
  'accept approve pass adopt endorse uphold grant agree back support favour favor clear allow authorise authorize ratify welcome confirm / reject refuse veto dismiss turn-down decline-to oppose resist block',
  'allow permit authorise authorize / ban forbid prohibit bar outlaw',
  'uphold affirm confirm reinstate / overturn quash annul reverse strike-down set-aside rescind void',
  'confirm admit acknowledge / deny',
  'hold-at unchanged steady flat frozen / raise lower cut hike increase reduce',
  'open reopen / close shut',
  'win / lose',
  'accelerate quicken / slow decelerate',
  'impose reimpose introduce / lift remove scrap abolish',
  'tighten toughen harden / ease loosen relax soften lift',
  'join / leave quit',
  'acquit clear / convict',
  'above / below',
  'ahead / behind lag',
  'majority / minority',
  'improve / worsen deteriorate',
  'extend prolong continue / end halt stop suspend call-off',
  'extend prolong lengthen / shorten',
  'file bring press lodge / drop withdraw',
  'advance / retreat withdraw pull-back',
  'hire recruit / dismiss fire lay-off',
  'praise laud applaud commend / criticise criticize condemn denounce deplore',
  'succeed / fail',
  'resume restart / suspend halt',
  'arrive / depart',
  'surplus / deficit shortfall',
  'profit / loss',
  'guilty / innocent',
].map((pair) => pair.split(' / ').map((side) => new Set(side.split(' ').map(toKey))));

/** Two sets of lemmas with opposite meanings. */
export type Opposites = readonly ReadonlySet<string>[];

/** The pair of more and less. */
export const measures: Opposites = OPPOSITES[0] ?? [];

/** A pair of opposites, and on which of its sides a lemma stands. */
interface Opposed {
  readonly pair: Opposites;
  readonly side: number;
}

const BY_LEMMA = new Map<string, Opposed[]>();
for (const pair of OPPOSITES) {
  for (const [side, lemmas] of pair.entries()) {
    for (const lemma of lemmas)
      BY_LEMMA.set(lemma, [...(BY_LEMMA.get(lemma) ?? []), { pair, side }]);
  }
}

/** The pairs to which a lemma belongs (see `findDirection`). */
export function listOpposites(lemma: string): readonly Opposed[] {
  return BY_LEMMA.get(lemma) ?? [];
}

/** Words after which "up" and "down" say where something went. */
const MOVED =
  /^(?:is|are|was|were|be|been|go|goes|went|c[ao]mes?|edged?|inched|nudged|ticked|crept|drifted|trended|percent|per|%|[\d.,]+)$/;
/** Verbs that mean something of their own with the word after them. */
const PHRASAL = new Map(
  Object.entries({
    turn: { down: 'turn-down' },
    throw: { out: 'turn-down' },
    find: { against: 'turn-down', for: 'uphold' },
    pick: { up: 'rise' },
    strike: { down: 'strike-down' },
    set: { aside: 'set-aside' },
    call: { off: 'call-off' },
    lai: { off: 'lay-off' },
    pull: { back: 'pull-back' },
    fall: { behind: '', short: '', ill: '', silent: '', victim: '', apart: '' },
  }).map(([verb, phrases]) => [verb, new Map<string, string>(Object.entries(phrases))] as const),
);
/** Verbs that say that something stays, if a figure or "unchanged" follows. */
const KEPT = /^(?:left|leaves?|kept|keeps?|held|holds?|maintain(?:ed|s)?)$/;
/** Words that are verbs of a pair in some forms only: "a pass", "back home". */
const FORMS = new Map([
  ['back', /^back(?:ed|s|ing)$/],
  ['pass', /^pass(?:ed|es|ing)$/],
  ['clear', /^clear(?:ed|s|ing)$/],
  ['firm', /^firmed$/],
  ['mount', /^mount(?:ed|s|ing)$/],
  ['spike', /^spiked$/],
  ['contract', /^contracted$/],
  ['dip', /^dip(?:ped|s)?$/],
  ['press', /^press(?:ed|es|ing)$/],
  ['file', /^fil(?:ed|es|ing)$/],
  ['fire', /^fired$/],
  ['double', /^doubl(?:ed|es|ing)$/],
]);

/** The lemmas of words that may have a direction. */
const DIRECTED = new Set([
  ...BY_LEMMA.keys(),
  ...PHRASAL.keys(),
  ...'up down more less decline leave keep hold maintain'.split(' ').map(toLemma),
]);

/** The lemma by which a word is looked up among the opposites: "down" in "turned down" is another than in "was down". */
export function findDirection(words: readonly Word[], index: number): string {
  const { lower = '', lemma: own = '' } = words[index] ?? {};
  if (!DIRECTED.has(own) && !lower.includes('-')) return '';
  const before = words[index - 1]?.lower ?? '';
  const after = words[index + 1]?.lower ?? '';
  if (lower === 'up' || lower === 'down') return MOVED.test(before) ? lower : '';
  if (lower === 'more' || lower === 'less') return isCounting(words, index) ? lower : '';
  if (after === 'to' && /^declin(?:e[sd]?|ing)$/.test(lower) && isVerb(words[index + 2]))
    return 'decline-to';
  if (KEPT.test(lower)) return isKept(words, index) ? 'hold-at' : '';
  const lemma = toKey(lower);
  const phrasal = PHRASAL.get(lemma)?.get(after);
  if (phrasal !== undefined) return phrasal;
  return FORMS.get(lemma)?.test(lower) === false ? '' : lemma;
}

/** "left its rate at 6.5%", "kept it unchanged". */
function isKept(words: readonly Word[], index: number): boolean {
  return words
    .slice(index + 1, index + 6)
    .some(({ lower }) => /^(?:at|unchanged|steady|flat|where)$/.test(lower));
}

/** "more households", "less than in May", but not "more than 200" or "more likely". */
function isCounting(words: readonly Word[], index: number): boolean {
  const [next, second] = words.slice(index + 1, index + 3);
  if (next?.lower === 'than') return /^(?:in|at|on|last|before)$/.test(second?.lower ?? '');
  if (!next || next.isStop || /^\d/.test(next.lower)) return false;
  return [next, second].some((word) => word?.isStop === false && /[^s]s$/.test(word.lower));
}

function isVerb(word: Word | undefined): boolean {
  return word !== undefined && !/^\d/.test(word.lower);
}

function toKey(word: string): string {
  return word.includes('-') || word === 'up' || word === 'down' ? word : toLemma(word);
}

import type { Word } from '../text/words.js';
import { toLemma } from '../text/verbs.js';

/** Words that say opposite things of the same subject; each side may be said in any of its words. */
const OPPOSITES = [
  'rise rising increase climb grow grew gain jump surge soar advance raise hike higher up / fall falling decrease decline drop shrink slide slip sink plunge cut lower reduce down',
  'accept approve pass adopt endorse grant agree / reject refuse veto dismiss turn-down',
  'allow permit authorise authorize / ban forbid prohibit bar',
  'confirm admit acknowledge / deny',
  'support back favour favor / oppose resist',
  'open reopen / close shut',
  'win / lose',
  'strengthen / weaken',
  'widen / narrow',
  'accelerate quicken / slow',
  'expand / contract',
  'impose reimpose / lift remove',
  'join / leave quit',
  'acquit clear / convict',
  'upgrade / downgrade',
  'above / below',
  'majority / minority',
  'improve / worsen deteriorate',
  'extend prolong lengthen / shorten',
  'hire recruit / dismiss fire',
  'succeed / fail',
  'resume restart / suspend halt',
  'arrive / depart',
  'surplus / deficit',
  'guilty / innocent',
].map((pair) => pair.split(' / ').map((side) => new Set(side.split(' ').map(toKey))));

/** Two sets of lemmas with opposite meanings. */
export type Opposites = readonly ReadonlySet<string>[];

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
const MOVED = /^(?:is|are|was|were|be|been|go|goes|went|edged?|percent|per|%|[\d.,]+)$/;

/** The lemma by which a word is looked up among the opposites: "down" in "turned down" is another than in "was down". */
export function findDirection(words: readonly Word[], index: number): string {
  const { lower = '' } = words[index] ?? {};
  const before = words[index - 1]?.lower ?? '';
  const after = words[index + 1]?.lower ?? '';
  if (/^turn(?:s|ed|ing)?$/.test(lower) && after === 'down') return 'turn-down';
  if (/^f[ae]ll(?:s|en|ing)?$/.test(lower) && /^(?:short|ill|silent|victim|apart)$/.test(after))
    return '';
  if (lower !== 'up' && lower !== 'down') return toKey(lower);
  return MOVED.test(before) ? lower : '';
}

function toKey(word: string): string {
  return word.includes('-') || word === 'up' || word === 'down' ? word : toLemma(word);
}

import { toLemma } from '../text/verbs.js';

/** Words that say opposite things of the same subject; each side may be said in any of its words. */
const OPPOSITES = [
  'rise rising increase climb grow grew gain jump surge soar advance / fall falling decrease decline drop shrink slide slip sink plunge',
  'accept approve pass adopt endorse back / reject refuse veto dismiss defeat block',
  'allow permit authorise authorize / ban forbid prohibit bar',
  'confirm admit acknowledge / deny',
  'support back favour favor / oppose resist',
  'open reopen / close shut',
  'raise hike / cut lower reduce',
  'win / lose',
  'import / export',
  'strengthen / weaken',
  'widen / narrow',
  'accelerate quicken / slow',
  'expand / contract shrink',
  'impose reimpose / lift remove',
  'join / leave quit',
  'acquit clear / convict',
  'upgrade / downgrade',
  'higher / lower',
  'above / below',
  'majority / minority',
  'improve / worsen deteriorate',
  'extend prolong / shorten',
  'hire recruit / dismiss fire',
  'succeed / fail',
  'buy purchase acquire / sell',
  'resume restart / suspend halt',
  'arrive / depart',
  'surplus / deficit',
  'guilty / innocent',
].map((pair) => pair.split(' / ').map((side) => new Set(side.split(' ').map(toLemma))));

/** Two sets of stems with opposite meanings. */
export type Opposites = readonly ReadonlySet<string>[];

/** All pairs of opposites. */
export const opposites: readonly Opposites[] = OPPOSITES;

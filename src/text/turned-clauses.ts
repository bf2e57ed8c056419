import { flatMap } from '../model/flat-map.js';
import { rememberFor } from '../model/remember.js';
import type { Clause } from './clauses.js';
import { toLemma } from './lemmas.js';
import type { Side } from './sides.js';
import { isOffice } from './names.js';
import { countShared } from './near.js';
import { once } from './once.js';
import type { Sentence } from './passage.js';
import { toAct } from './relations.js';
import { isOneName } from './same-name.js';
import { listSynonyms } from './synonyms.js';

/** The clauses of a body, ready to look up. */
export interface ClauseIndex {
  /** By what is done in them. */
  readonly byAct: ReadonlyMap<string, readonly Clause[]>;
  /** Those with names on both sides. */
  readonly named: () => readonly Clause[];
}

/** What a share or a sum is counted in. */
const UNIT =
  /^(?:million|billion|trillion|thousand|percent|per|cent|euro|dollar|pound|point|year|month|week|dai|hour|minut)$/;

/** How many content words two sentences must share if only one side is found on the other. */
const MIN_SHARED = 4;

/** The same, for who won. */
const MIN_SHARED_OUTCOME = 3;

/** Groups clauses by what is done in them, one name for all words for it. */
export function indexClauses(clauses: readonly Clause[]): ClauseIndex {
  const byAct = new Map<string, Clause[]>();
  for (const clause of clauses) {
    const act = toAct(clause.verb);
    const list = byAct.get(act);
    if (list) list.push(clause);
    else byAct.set(act, [clause]);
  }
  const named = once(() =>
    clauses.filter(({ agent, object }) => agent.names.length > 0 && object.names.length > 0),
  );
  return { byAct, named };
}

const WINNING = new Set(['win', 'prevail', 'triumph', 'defeat'].map(toLemma));
const LOSING = toLemma('lose');

/** Who wins by a clause, and who loses. */
function readOutcome(clause: Clause): { winner?: Side; loser?: Side } {
  const act = toAct(clause.verb);
  if (act === LOSING) return { loser: clause.agent };
  if (!WINNING.has(act)) return {};
  return act === 'defeat'
    ? { winner: clause.agent, loser: clause.object }
    : { winner: clause.agent };
}

/** A clause by which the one who wins here loses, if none says that they won. */
export function findOtherWinner(clause: Clause, clauses: readonly Clause[]): Clause | undefined {
  const { winner, loser } = readOutcome(clause);
  const own = winner ?? loser;
  if (!own || isNobody(own) || own.isPronoun) return undefined;
  const side = winner ? 'winner' : 'loser';
  const outcomes = clauses.map((other) => ({ other, outcome: readOutcome(other) }));
  const isIn = (other: Side | undefined) => other !== undefined && meets(own, other);
  if (outcomes.some(({ outcome }) => isIn(outcome[side]))) return undefined;
  return outcomes.find(
    ({ other, outcome }) =>
      isIn(outcome[side === 'winner' ? 'loser' : 'winner']) &&
      countContext(clause, other) >= MIN_SHARED_OUTCOME,
  )?.other;
}

/** Whether a clause of the body has the same sides as they are here. */
export function isStated(clause: Clause, index: ClauseIndex): boolean {
  return listOfAct(clause, index).some(
    (other) =>
      meets(clause.agent, other.agent) &&
      meets(clause.object, other.object) &&
      isEarlier(clause) === isEarlier(other),
  );
}

/** "Had beaten them in October" tells of another time. */
function isEarlier({ sentence, start, end }: Clause): boolean {
  return /\bhad\b/.test(sentence.text.slice(start, end));
}

function listOfAct({ verb }: Clause, index: ClauseIndex): readonly Clause[] {
  const acts = new Set([verb, ...listSynonyms(verb)].map(toAct));
  return [...acts].flatMap((act) => index.byAct.get(act) ?? []);
}

/** A clause in which the two sides stand the other way round, if none has them as they are here. */
export function findTurned(clause: Clause, index: ClauseIndex): Clause | undefined {
  if (clause.agent.isPronoun || (isNobody(clause.agent) && clause.object.names.length === 0))
    return undefined;
  const others = listOfAct(clause, index);
  if (others.some((other) => isSame(clause, other))) return undefined;
  return (
    others.find((other) => isTurned(clause, other, others)) ??
    findConverse(clause, index) ??
    findTurnedNames(clause, index)
  );
}

/** A clause with another verb whose two names stand the other way round, with the same counted beside them. */
function findTurnedNames(clause: Clause, { named }: ClauseIndex): Clause | undefined {
  const { agent, object } = clause;
  if (agent.names.length === 0 || object.names.length === 0 || object.nouns.size < 2)
    return undefined;
  if (named().some((other) => hasSameName(agent, other.agent) && hasSameName(object, other.object)))
    return undefined;
  return named().find(
    (other) =>
      hasSameName(agent, other.object) &&
      hasSameName(object, other.agent) &&
      isFrom(clause) === isFrom(other) &&
      isPaying(clause) === isPaying(other) &&
      countShared(object.nouns, other.object.nouns) > 1,
  );
}

/** "Borrowed a barge from Aldermoor" is the same as "lent a barge to Tessaly". */
function isFrom({ sentence, start, end }: Clause): boolean {
  return /\bfrom\b/.test(sentence.text.slice(start, end));
}

/** Money goes the other way than goods. */
function isPaying({ verb }: Clause): boolean {
  return toAct(verb) === 'pay';
}

/** Who is expelled does not leave, and who leaves is not expelled. */
function findConverse(
  { verb, agent, object, sentence }: Clause,
  index: ClauseIndex,
): Clause | undefined {
  const act = toAct(verb);
  if (act === EXPEL)
    return index.byAct
      .get(LEAVE)
      ?.find(
        (other) =>
          hasSameName(object, other.agent) &&
          object.names.length > 0 &&
          standsIn({ ...agent, names: [] }, [other.sentence]),
      );
  if (act !== LEAVE || agent.names.length === 0) return undefined;
  return index.byAct
    .get(EXPEL)
    ?.find((other) => hasSameName(agent, other.object) && isNamedIn(other.agent, sentence));
}

const EXPEL = toAct(toLemma('expel'));
const LEAVE = toAct(toLemma('leave'));

function isNobody({ names, nouns }: Side): boolean {
  return names.length === 0 && nouns.size === 0;
}

function isSame(a: Clause, b: Clause): boolean {
  const isOpen = isNobody(a.object) || isNobody(b.object) || b.agent.isPronoun;
  return (meets(a.agent, b.agent) || b.agent.isPronoun) && (isOpen || meets(a.object, b.object));
}

function isTurned(a: Clause, b: Clause, others: readonly Clause[]): boolean {
  if (isNobody(b.agent) || b.agent.isPronoun || meets(a.agent, b.agent)) return false;
  if (isNobody(a.agent)) return isDoneToDoer(a, b);
  if (meets(a.object, b.agent) && !hasSameName(a.object, b.object)) {
    if (meets(a.agent, b.object)) return true;
    return isNamedIn(a.agent, b.sentence) && countContext(a, b) >= MIN_SHARED;
  }
  return isDoneByOther(a, b, others);
}

/** "Five Belarusian officials were barred" where Belarus barred Moldovan ones. */
function isDoneToDoer(a: Clause, b: Clause): boolean {
  return (
    b.object.names.length > 0 &&
    hasSameName(a.object, b.agent) &&
    !hasSameName(a.object, b.object) &&
    countContext(a, b) >= MIN_SHARED_OUTCOME
  );
}

function hasSameName(a: Side, b: Side): boolean {
  if (a.names.length === 0) return meets(a, b);
  return a.names.some((name) => b.names.some((other) => isOneName(name, other)));
}

/** The same is done to the same by another who stands in that sentence too. */
function isDoneByOther(a: Clause, b: Clause, others: readonly Clause[]): boolean {
  // Two may tell one audience.
  if (a.verb === 'tell' || !meets(a.object, b.object)) return false;
  if (isNamedIn(b.agent, a.sentence)) return isNamedIn(a.agent, b.sentence);
  const shared = [...a.object.nouns].filter((noun) => b.object.nouns.has(noun));
  return (
    shared.some((noun) => /^\d/.test(noun)) &&
    shared.some((noun) => /^\p{L}/u.test(noun) && !UNIT.test(noun)) &&
    others.some((other) => other.sentence === b.sentence && meets(a.agent, other.agent))
  );
}

function countContext(a: Clause, b: Clause): number {
  const before = b.sentence.previous()?.stems() ?? [];
  return countShared(a.sentence.stems(), new Set([...before, ...b.sentence.stems()]));
}

/** Whether two sides may be one: a name in common, or where one has no sure one a noun. */
function meets(a: Side, b: Side): boolean {
  if (a.names.some((name) => b.names.some((other) => isOneName(name, other)))) return true;
  if (a.isNamed && b.isNamed) return false;
  const [own, others] = [listKeys(a), listKeys(b)];
  return [...own].some((key) => others.has(key));
}

/** The lemmas of all words of a side. */
const listKeys = rememberFor(
  ({ names, nouns }: Side): ReadonlySet<string> =>
    new Set([...nouns, ...flatMap(names, (name) => name.map(toLemma))]),
);

/** Whether a sentence, or the one before it, tells of a side. */
function isNamedIn(side: Side, sentence: Sentence): boolean {
  return standsIn(
    side,
    [sentence, sentence.previous()].flatMap((each) => each ?? []),
  );
}

function standsIn({ names, nouns }: Side, both: readonly Sentence[]): boolean {
  const known = both.flatMap((each) => each.names());
  const isNamed = names.some((name) =>
    known.some(({ words }) =>
      isOneName(
        name,
        words.map(({ lower }) => lower),
      ),
    ),
  );
  if (isNamed) return true;
  const keys = new Set(
    [...nouns].filter((noun) => names.length === 0 || isOffice({ lower: noun })),
  );
  return both.some((each) => each.words().some(({ lemma }) => keys.has(lemma)));
}

import { once } from './once.js';
import type { Passage, Role } from './passage.js';
import { countCommon, toQuotedParts, toQuotedWords } from './quoted-words.js';
import type { Quotation } from './quotations.js';
import { isStopWord } from './words.js';

/** A quotation and the passage that it stands in. */
export interface Quoted {
  readonly passage: Passage;
  readonly quotation: Quotation;
}

/** A quotation of the title, the deck, the takeaways or the analysis, and the one further down that it repeats. */
export interface Repeat extends Quoted {
  readonly source: Quoted;
  /** Whether the body has its words, in quotation marks or not. */
  readonly isExact: boolean;
}

interface Candidate extends Quoted {
  readonly words: readonly string[];
}

const REPEATING: ReadonlySet<Role> = new Set(['title', 'deck', 'takeaway', 'analysis']);
const REPORT: ReadonlySet<Role> = new Set(['lead', 'body', 'analysis']);
/** A quotation of fewer words is too short to tell from another. */
const MIN_WORDS = 3;
/** How much of its words a quotation shares with the one that it repeats. */
const MIN_SHARE = 0.6;
/** The same, of its words with content. */
const MIN_CONTENT = 0.5;
/** Most quotations that are compared, so that a text of nothing else takes no longer than others. */
const MAX_REPEATING = 100;
const MAX_SOURCES = 400;

/** The quotations that repeat one of the report, word by word or nearly. */
export function readRepeats(passages: readonly Passage[]): readonly Repeat[] {
  const repeating = listQuotations(passages, REPEATING).slice(0, MAX_REPEATING);
  if (repeating.length === 0) return [];
  const sources = listQuotations(passages, REPORT).slice(0, MAX_SOURCES);
  const report = passages
    .filter(({ role }) => REPORT.has(role))
    .map((passage) => ({ passage, read: once(() => toReportText(passage)) }));
  return repeating.flatMap(({ words, ...quoted }): Repeat[] => {
    const parts = toQuotedParts(quoted.quotation.words);
    const isTop = quoted.passage.role !== 'analysis';
    const source = findSource(
      words,
      sources.filter(({ passage }) => isTop || passage.role !== 'analysis'),
    );
    if (!source) return [];
    const isExact = report.some(
      ({ passage, read }) =>
        passage !== quoted.passage && parts.every((part) => read().includes(` ${part.join(' ')} `)),
    );
    return [{ ...quoted, source, isExact }];
  });
}

/** The words of a passage, then those of its quotations alone: speech may go on after "he said". */
function toReportText(passage: Passage): string {
  const speech = passage.quotations().flatMap(({ words }) => toQuotedWords(words));
  return ` ${toQuotedWords(passage.plain).join(' ')} | ${speech.join(' ')} `;
}

function listQuotations(
  passages: readonly Passage[],
  roles: ReadonlySet<Role>,
): readonly Candidate[] {
  return passages
    .filter(({ role }) => roles.has(role))
    .flatMap((passage) =>
      passage
        .quotations()
        .filter(({ isName }) => !isName || passage.role === 'title' || passage.role === 'deck')
        .map((quotation) => ({ passage, quotation, words: toQuotedWords(quotation.words) }))
        .filter(({ words }) => words.length >= MIN_WORDS),
    );
}

/** The quotation that shares most words with another, if that is enough to be the same one. */
function findSource(words: readonly string[], sources: readonly Candidate[]): Quoted | undefined {
  let best: { readonly share: number; readonly source: Candidate } | undefined;
  const own = new Set(words);
  for (const source of sources) {
    const inBoth = source.words.filter((word) => own.has(word)).length;
    if (inBoth < words.length * MIN_SHARE) continue;
    const share = measureShare(words, source.words);
    if (share > (best?.share ?? 0)) best = { share, source };
  }
  return best?.source;
}

/** The share of words that a stretch of another quotation has in the same order; 0 if it is not enough. */
function measureShare(words: readonly string[], other: readonly string[]): number {
  const content = words.filter((word) => !isStopWord(word));
  if (content.length === 0) return 0;
  const size = words.length * 2 + 2;
  let best = 0;
  for (let at = 0; at === 0 || at + words.length < other.length; at += words.length) {
    const stretch = other.slice(at, at + size);
    const inContent = countCommon(
      content,
      stretch.filter((word) => !isStopWord(word)),
    );
    const share = countCommon(words, stretch) / words.length;
    if (inContent >= content.length * MIN_CONTENT) best = Math.max(best, share);
  }
  return best >= MIN_SHARE ? best : 0;
}

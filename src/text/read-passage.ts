import type { Nodes } from 'mdast';
import { readDateRanges } from './date-ranges.js';
import { readDates } from './dates.js';
import { readFigures } from './figures.js';
import { flatten } from './flatten.js';
import type { Locate } from './locate.js';
import { readNames } from './names.js';
import { once } from './once.js';
import type { Passage, Role, Sentence } from './passage.js';
import { readQuotations } from './quotations.js';
import { splitSentences, type Span } from './split-sentences.js';
import { readWords, toPlain } from './words.js';

/** Reads phrasing nodes as a passage. */
export function readPassage(role: Role, nodes: readonly Nodes[], locate: Locate): Passage {
  const { text, hasSource, place } = flatten(nodes, locate);
  const plain = toPlain(text);
  const sentences: Sentence[] = [];
  const passage: Passage = {
    role,
    text,
    plain,
    sentences,
    hasSource,
    quotations: once(() => readQuotations(plain)),
    place: ({ start, end }) => place(start, end),
  };
  for (const span of splitSentences(plain)) {
    sentences.push(makeSentence(passage, span, sentences.length));
  }
  return passage;
}

function makeSentence(passage: Passage, { start, end }: Span, at: number): Sentence {
  const text = passage.plain.slice(start, end);
  const words = once(() => readWords(text));
  const dates = once(() => readDates(text));
  return {
    passage,
    previous: () => passage.sentences[at - 1],
    start,
    end,
    text,
    words,
    stems: once(
      () =>
        new Set(
          words()
            .filter(({ isStop }) => !isStop)
            .map(({ stem }) => stem),
        ),
    ),
    names: once(() => readNames(text, words())),
    dates,
    ranges: once(() => readDateRanges(text, dates())),
    figures: once(() => readFigures(text, dates())),
    place: (span = { start: 0, end: text.length }) =>
      passage.place({ start: start + span.start, end: start + span.end }),
  };
}

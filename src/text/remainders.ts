import type { Figure } from './figures.js';
import type { Passage, Sentence } from './passage.js';
import { isMeasure } from './totals.js';
import { textBefore } from './window.js';

/** A total, some of its parts, and what a text calls the rest of it. */
export interface StatedRest {
  readonly total: Placed;
  readonly parts: readonly Figure[];
  readonly rest: Placed;
}

interface Placed {
  readonly sentence: Sentence;
  readonly figure: Figure;
}

const REST = /\b(?:the|its|their) (?:remaining|other) $/i;
/** Words of figures that are no parts, or of parts that overlap. */
const OTHER = /\b(?:each|apiece|per|every|including|from|up|down|than|times|both|aged?|average)\b/i;
/** How many figures before a rest can be its total or the other parts. */
const MAX_FIGURES = 5;

/**
 * "It costs $9 million; the state gives $3 million and a foundation the remaining $6 million." Every earlier figure
 * of the paragraph may be the total, and all between it and the rest its parts: those that can be are listed together.
 */
export function readRests({ sentences }: Passage): readonly (readonly StatedRest[])[] {
  const figures = sentences.flatMap((sentence) =>
    sentence
      .figures()
      .filter(({ isYear }) => !isYear)
      .map((figure): Placed => ({ sentence, figure })),
  );
  return figures.flatMap((rest, index) => {
    const { sentence, figure } = rest;
    if (!REST.test(textBefore(sentence.text, figure.start, 24))) return [];
    const before = figures
      .slice(0, index)
      .filter((other) => isLike(other.figure, figure))
      .slice(-MAX_FIGURES);
    const all = before.flatMap((total, at): StatedRest[] => {
      const parts = before.slice(at + 1).map((part) => part.figure);
      const isLargest = [...parts, figure].every(({ value }) => value < total.figure.value);
      const between = sentence.text.slice(
        total.sentence === sentence ? total.figure.end : 0,
        figure.start,
      );
      if (!isLargest || parts.length === 0 || OTHER.test(between)) return [];
      return [{ total, parts, rest }];
    });
    return all.length > 0 ? [all] : [];
  });
}

/** Whether two figures can be parts of one total. */
function isLike(one: Figure, other: Figure): boolean {
  const isShare = one.unit === 'points' || one.unit === '%';
  return !isShare && !isMeasure(one) && one.unit === other.unit;
}

import type { Figure } from '../text/figures.js';
import { readFractions } from '../text/fractions.js';
import type { Sentence } from '../text/passage.js';

/** Paragraphs with more figures than this are tables in disguise. */
const MAX_FIGURES = 14;
/** How far an editor's product may be from the true one, as a part of it. */
const SLACK = 0.03;

/** Whether a figure is the part of another that the paragraph gives: "two-thirds of the 7.4 million", "60% of them". */
export function isPartOf(figure: Figure, sentences: readonly Sentence[]): boolean {
  if (figure.unit === '%' || figure.unit === 'points' || figure.isYear) return false;
  const figures = sentences.flatMap((sentence) => sentence.figures());
  const parts = [
    ...figures.filter(({ unit }) => unit === '%'),
    ...sentences.flatMap((sentence) => readFractions(sentence)),
  ].map(({ value }) => value / 100);
  if (figures.length > MAX_FIGURES || parts.length === 0) return false;
  const wholes = figures.filter(({ unit, isYear }) => unit === figure.unit && !isYear);
  return wholes.some(({ value }) =>
    parts.some((part) =>
      [part, 1 - part].some(
        (share) => Math.abs(value * share - figure.value) <= figure.value * SLACK,
      ),
    ),
  );
}

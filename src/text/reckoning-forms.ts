import type { Figure } from './figures.js';
import { FRACTION, toFraction } from './fractions.js';
import type { Bounds } from './rounding.js';

/** One way in which sentences reckon: where the figures stand, `#` for each, and what follows from them. */
export interface Form {
  /** What it can't do without, which is cheap to look for. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  /** Which of the figures is stated, counted from the first. */
  readonly stated: number;
  readonly work: (figures: readonly Bounds[], words: string) => Bounds;
  /** What the figures must be to mean this. */
  readonly fits: (figures: readonly Figure[], stated: Figure) => boolean;
}

/** A figure in a template. */
export const F = '<(\\d+)>';
/** A word in a template. */
export const W = "(?: [\\w'-]+)";
const DIFFERENCE =
  'saving|reduction|improvement|margin|majority|difference|lead|gap|profit|loss|surplus|deficit|shortfall|edge|swing|increase|rise|gain|fall|drop|decline|decrease';

/** The ways in which a sentence states figures that follow from each other. */
export const FORMS: readonly Form[] = [
  // "54 to 41, a margin of 13", "revenue of 310 and costs of 270, a profit of 40"
  {
    hint: new RegExp(`(?:${DIFFERENCE}) of <`),
    pattern: new RegExp(
      `${F}${W}{0,4}?(?:,? (?:to|and|against|compared with)|,)${W}{0,4}? ${F}[^.;:<]{0,30}, (?:with |or )?an? (?:[a-z]+ )?(?:${DIFFERENCE}) of ${F}`,
    ),
    stated: 2,
    work: ([a, b]) => subtract(a, b),
    fits: areOneUnit,
  },
  // "12 of its 40, leaving 28"
  {
    hint: /\bleav/,
    pattern: new RegExp(
      `${F}${W}{0,3}? of (?:the |its |their |his |her |an? )?${F}[^.;:<]{0,60}?, (?:leaving|which leaves)${W}{0,3}? ${F}`,
    ),
    stated: 2,
    work: ([a, b]) => subtract(b, a),
    fits: areOneUnit,
  },
  // "48 of the 60 villages have power; 12 remain dark"
  {
    hint: /\b(?:remain|stay|still|not|without)\b/,
    pattern: new RegExp(
      `${F} of (?:the |its |their )?${F}[^.:<]{0,70}?[;,] (?:and |but |while |the (?:other|remaining) )*${F}(?: of them| others)? (?:remain|stay|still|are still|were still|did not|are not|were not|have not|had not|are without)\\b`,
    ),
    stated: 2,
    work: ([a, b]) => subtract(b, a),
    fits: areOneUnit,
  },
  // "14.2 km, of which 9.6 km have been dug and 4.6 km remain"
  {
    hint: /\bof which\b/,
    pattern: new RegExp(
      `${F}${W}{0,4}?, of which ${F}[^.;:<]{0,40}? and ${F}${W}{0,2}? (?:remains?|(?:is|are) (?:left|still)|to go)\\b`,
    ),
    stated: 2,
    work: ([a, b]) => subtract(a, b),
    fits: areOneUnit,
  },
  // "by 6 million, from 31 to 37 million"
  {
    hint: /\bby </,
    pattern: new RegExp(
      `\\bby ${F}[^.;:<]{0,30}?,? from (?:about )?${F}[^.;:<]{0,30}? to (?:about )?${F}`,
    ),
    stated: 0,
    work: ([a, b]) => subtract(a, b),
    fits: areOneUnit,
  },
  // "each of the 1,400 households will get $300, or $420,000 in all"
  {
    hint: /\bEach of\b/i,
    pattern: new RegExp(
      `\\b[Ee]ach of (?:the |its |their )?${F}[^.;:<]{0,60}? ${F}[^.;:<]{0,30}?,? (?:or|for|in|making|totalling|a total of|altogether)(?: a total of)? ${F}`,
    ),
    stated: 2,
    work: ([a, b]) => multiply(a, b),
    fits: isProduct,
  },
  // "1,400 households got $300 each, a total of $420,000"
  {
    hint: /\b(?:each|apiece)\b/,
    pattern: new RegExp(
      `${F}${W}{1,6}? ${F} (?:each|apiece)[^.;:<]{0,30}?,? (?:or|making|totalling|(?:for )?a total of|altogether|(?:is|are|was|were) worth|comes? to|came to) ${F}`,
    ),
    stated: 2,
    work: ([a, b]) => multiply(a, b),
    fits: isProduct,
  },
  // "€90,000 over three years, or €30,000 a year"
  {
    hint: / (?:over|in) /,
    pattern: new RegExp(
      `${F}[^.;:<]{0,40}? (?:over|in) (?:the next |the coming )?${F}[^.;<]{0,40}? ${F} (?:a|per|each|every) (?:year|month|week|day)\\b`,
    ),
    stated: 2,
    work: ([a, b]) => divide(a, b),
    fits: ([a, b], c) => a !== undefined && b !== undefined && isTime(b) && a.unit === c.unit,
  },
  // "340 million, 81% of its capacity of 420 million"
  {
    hint: /> of /,
    pattern: new RegExp(
      `${F}[^.;:<%]{0,30}?, (?:or |about |roughly |nearly |just |some )*${F} of (?:the|its|their|his|her|an?)${W}{0,3}?(?: of)? ${F}`,
    ),
    stated: 1,
    work: ([a, b]) => share(a, b),
    fits: isShare,
  },
  // "58% of the 72 seats, or 42", "with 58% of the 72 seats, the Alliance, which won 42, …"
  {
    hint: /> of /,
    pattern: new RegExp(
      `${F} of (?:the |its |their |all )?${F}[^.;:<]{0,60}?(?:, or|\\(|\\b(?:won|holds?|ha[sd]|have|took|got)) ?${F}`,
    ),
    stated: 0,
    work: ([a, b]) => share(b, a),
    fits: ([a, b], c) => a !== undefined && b !== undefined && isShare([b, a], c),
  },
  // "one in five of the 400 lifts, or 80", "half of the 84 (42)"
  {
    hint: /\bof\b/,
    pattern: new RegExp(
      `\\b(?<part>${FRACTION}) of (?:the |its |their |all |those )*${F}${W}{0,4}?(?:, or|,? \\(|,| -) ?${F}(?: in all| in total|,|\\)| [a-z])`,
      'i',
    ),
    stated: 1,
    work: ([a], part) => {
      const { low = 0, high = 0 } = a ?? {};
      return { low: low * toFraction(part) * 0.94, high: high * toFraction(part) * 1.06 };
    },
    fits: areOneUnit,
  },
];

function subtract(a: Bounds | undefined, b: Bounds | undefined): Bounds {
  if (!a || !b) return { low: 0, high: 0 };
  const ends = [a.low - b.high, a.high - b.low];
  const crosses = Math.min(...ends) <= 0 && Math.max(...ends) >= 0;
  const sizes = ends.map(Math.abs);
  return { low: crosses ? 0 : Math.min(...sizes), high: Math.max(...sizes) };
}

function multiply(a: Bounds | undefined, b: Bounds | undefined): Bounds {
  return { low: (a?.low ?? 0) * (b?.low ?? 0), high: (a?.high ?? 0) * (b?.high ?? 0) };
}

/** What a figure within bounds comes to if it is divided by another. */
export function divide(a: Bounds | undefined, b: Bounds | undefined): Bounds {
  return { low: (a?.low ?? 0) / (b?.high ?? 1), high: (a?.high ?? 0) / (b?.low ?? 1) };
}

function share(a: Bounds | undefined, b: Bounds | undefined): Bounds {
  const { low, high } = divide(a, b);
  return { low: low * 100 - 0.5, high: high * 100 + 0.5 };
}

/** Whether a figure is a length of time. */
export function isTime({ noun }: Figure): boolean {
  return /^(?:year|month|week|dai)$/.test(noun);
}

/** Whether a figure is a share, or the difference of two. */
export function isPercentage({ unit }: Figure): boolean {
  return unit === '%' || unit === 'points';
}

/** Figures of one unit; it may be left out with some. */
function areOneUnit(from: readonly Figure[], stated: Figure): boolean {
  const all = [...from, stated];
  if (all.some(isTime)) return false;
  const units = new Set(all.map(({ unit }) => (unit === 'points' ? '%' : unit)));
  const sizes = all.map(({ value }) => value);
  const isOneSize = Math.max(...sizes) <= Math.min(...sizes) * 1000;
  return (units.size === 1 || (units.size === 2 && units.has('') && !units.has('%'))) && isOneSize;
}

/** So many of so much each come to so much. */
function isProduct([count, each]: readonly Figure[], total: Figure): boolean {
  if (!count || !each) return false;
  return count.unit === '' && !isTime(count) && each.unit === total.unit && each.unit !== '%';
}

function isShare([part, whole]: readonly Figure[], stated: Figure): boolean {
  if (!part || !whole || !isPercentage(stated) || stated.unit !== '%') return false;
  const isOne = part.unit === whole.unit || part.unit === '' || whole.unit === '';
  return isOne && !isPercentage(part) && !isPercentage(whole) && part.value <= whole.value;
}

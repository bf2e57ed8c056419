import { findAll } from '../model/find-all.js';
import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import { divide, F, FORMS, isPercentage, isTime, W } from './reckoning-forms.js';
import { isOfWrongBase, toBounds, type Bounds } from './rounding.js';
import { endOf } from './shares.js';
import { textAfter, textBefore } from './window.js';

/** A figure that a sentence gives with the others from which it can be worked out. */
export interface Reckoning {
  /** The figure that should follow from the others. */
  readonly stated: Figure;
  readonly from: readonly Figure[];
  /** What follows from them. */
  readonly truth: Bounds;
}

/** A sentence with more figures is a table. */
const MAX_FIGURES = 12;

/** The figures of a sentence that should follow from the others. */
export function readReckonings(sentence: Sentence): readonly Reckoning[] {
  const figures = sentence
    .figures()
    .filter((figure) => !figure.isYear && !isPart(sentence, figure));
  if (figures.length < 2 || figures.length > MAX_FIGURES) return [];
  const template = toTemplate(sentence.text, figures);
  const found = [readSharedOut(template, figures), readBefore(template, figures, sentence)];
  return [...found.filter((it) => it !== undefined), ...readForms(template, figures)];
}

/** "one in five" is a fraction. */
function isPart({ text }: Sentence, { start, end }: Figure): boolean {
  const isOf = /\b(?:one|two|three|four|five|six|seven|eight|nine) in $/i;
  return (
    isOf.test(textBefore(text, start, 10)) ||
    /^(?: in [a-z]+ of|[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?)\b/.test(
      textAfter(text, end, 20),
    )
  );
}

/** What can't be said of the same people or things twice. */
const EITHER =
  /\b(?:for|against|blank|abstain\w*|rescued|missing|dead|killed|injured|wounded|hurt|survived|unhurt|opened?|closed?|passed|failed|yes|no|won|lost|men|women|boys|girls|new|old|full|empty|found|sold|unsold)\b/gi;
const SHARED = new RegExp(
  `\\b[Oo]f (?:the |its |their |all )?${F}${W}{1,4}, ${F}[^.:;]{3,120}?${F}[^.:;]*`,
);

const SLOT = new RegExp(F, 'g');

/** "Of 240 ballots, 132 were for the motion, 96 against and 22 blank": the parts can't come to more than the whole. */
function readSharedOut(template: string, figures: readonly Figure[]): Reckoning | undefined {
  const match = SHARED.exec(template);
  if (!match) return undefined;
  const [whole, ...parts] = findAll(match[0], SLOT).flatMap(
    ([, index]) => figures[Number(index)] ?? [],
  );
  const isOfWhole = ({ unit, rough, value }: Figure) =>
    unit === whole?.unit && rough === undefined && value <= whole.value;
  if (!whole || whole.rough !== undefined || parts.length < 2 || !parts.every(isOfWhole))
    return undefined;
  const isApart = new Set(match[0].toLowerCase().match(EITHER) ?? []).size >= 2;
  const sum = parts.reduce((all, { value }) => all + value, 0);
  if (!isApart || sum <= whole.value) return undefined;
  return { stated: whole, from: parts, truth: { low: sum, high: sum } };
}

const HAD_BEEN = new RegExp(
  `^(?:They|It|That|This|These|The)\\b[^<]{0,50}?\\b(?:had been|was|were|stood at|compares? with|(?:up|down) from) ${F}[^.;<]{0,50}?, an? (?:[a-z]+ )?(?:rise|increase|gain|jump|drop|fall|decline|decrease|cut|reduction|growth) of ${F}`,
);

/** "Reserves stood at $42 billion. They had been $48 billion in May, a decline of 12.5%." */
function readBefore(
  template: string,
  figures: readonly Figure[],
  sentence: Sentence,
): Reckoning | undefined {
  const match = HAD_BEEN.exec(template);
  const [first, stated] = [match?.[1], match?.[2]].map((index) => figures[Number(index)]);
  if (!first || stated?.unit !== '%' || isPercentage(first)) return undefined;
  const before = sentence.previous()?.figures() ?? [];
  const [second, ...others] = before.filter(({ unit, isYear }) => unit === first.unit && !isYear);
  if (!second || others.length > 0 || second.value > first.value * 2) return undefined;
  if (isOfWrongBase(stated, first, second)) {
    const truth = Math.abs(second.value / first.value - 1) * 100;
    return { stated, from: [first, second], truth: { low: truth, high: truth } };
  }
  const { low, high } = divide(toBounds(second), toBounds(first));
  const ends = [low, high].map((ratio) => Math.abs(ratio - 1) * 100);
  const truth = { low: Math.min(...ends) - 0.1, high: Math.max(...ends) + 0.1 };
  return { stated, from: [first], truth };
}

function readForms(template: string, figures: readonly Figure[]): readonly Reckoning[] {
  return FORMS.flatMap(({ hint, pattern, stated: at, work, fits }): readonly Reckoning[] => {
    const match = hint.test(template) ? pattern.exec(template) : null;
    if (!match) return [];
    const part = match.groups?.['part'];
    const places = match.slice(1).filter((it) => it !== undefined && it !== part);
    const all = places.flatMap((index) => figures[Number(index)] ?? []);
    const stated = all[at];
    const from = all.filter((figure) => figure !== stated);
    const isOpen = all.some(
      (figure) => (figure.rough !== undefined && !isTime(figure)) || figure.isLabel,
    );
    if (!stated || isOpen || !fits(from, stated)) return [];
    return [
      {
        stated,
        from,
        truth: work(
          from.map((it) => toBounds(it)),
          part ?? '',
        ),
      },
    ];
  });
}

/** A text with `<0>` for its first figure and so on; what is counted stays. */
function toTemplate(text: string, figures: readonly Figure[]): string {
  let at = 0;
  const parts = figures.flatMap((figure, index) => {
    const before = text.slice(at, figure.start).replaceAll('<', ' ');
    at = endOf(figure);
    return [before, `<${String(index)}>`];
  });
  return [...parts, text.slice(at).replaceAll('<', ' ')].join('');
}

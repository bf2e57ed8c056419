import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';

/** A percentage that a sentence states beside the two figures that it comes from. */
export interface StatedPercentage {
  readonly kind: 'change' | 'part';
  /** `change`: from `first` to `second`. `part`: `first` of `second`. */
  readonly first: Figure;
  readonly second: Figure;
  readonly percentage: Figure;
}

/** A sentence with more figures is a table. */
const MAX_FIGURES = 40;

const HEDGE = '(?:about |around |roughly |nearly |almost |some |just |only |over |more than )?';
const CHANGE_NOUN =
  'rise|increase|gain|jump|drop|fall|decline|decrease|cut|reduction|growth|surge|hike|plunge|slump|climb|improvement|expansion';
const CHANGE_VERB =
  'rises?|rose|risen|rising|increas(?:es?|ed|ing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|drop(?:s|ped|ping)?|f[ae]lls?|fallen|falling|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|cuts?|cutting|reduc(?:es?|ed|ing)|gr[eo]ws?|grown|growing|surg(?:es?|ed|ing)|climb(?:s|ed|ing)?|rais(?:es?|ed|ing)|shr[aiu]nk|slid(?:e|es|ing)?|sank|soar(?:s|ed|ing)?|went up|went down|up|down';
/** Whoever is counted by age or kind: "pupils from 6 to 11" tells of no change. */
const GROUPS =
  'among|aged|ages|for|between|people|pupils|those|students|children|adults|workers|voters';
/** A change, and what may stand between it and its figures: of what, how much, since when. */
const CHANGE = new RegExp(
  `\\b(?:${CHANGE_VERB}|${CHANGE_NOUN})\\b(?<tail>(?: (?!(?:${GROUPS}|from|to)\\b)[a-z-]+){0,3}(?: ${HEDGE}\\d[\\d.]*(?: ?%| percent| per cent))?(?: in \\w+| last \\w+| this \\w+)?,?)$`,
  'i',
);
const TO = new RegExp(`^[^.;:()"]{0,60}? to ${HEDGE}$`, 'i');
const FROM = new RegExp(`^[^.;:()"]{0,60}?,? from ${HEDGE}$`, 'i');
const AFTER = new RegExp(
  `^[^.;:"]{0,50}?(?:, | - |\\(| )(?<lead>an? |or |up |down |(?:an? )?(?:${CHANGE_NOUN}) of )(?:by )?${HEDGE}$`,
  'i',
);
const CHANGE_AFTER = new RegExp(`^[ -](?:${CHANGE_NOUN}|higher|lower)\\b`, 'i');
const OF = /^(?: [a-z]\w*){0,2}? (?:of|out of) (?:the |its |their |all |some )?$/i;

/** The percentages of a sentence whose figures stand beside them in a way that leaves no doubt what they say. */
export function readPercentages(sentence: Sentence): readonly StatedPercentage[] {
  const figures = sentence.figures().filter(({ isYear }) => !isYear);
  const percentages = figures.filter(({ unit }) => unit === '%');
  const counts = figures.filter(({ unit }) => unit !== '%' && unit !== 'points');
  if (percentages.length === 0 || figures.length > MAX_FIGURES) return [];
  const { text } = sentence;
  return counts.flatMap((first, index) => {
    const second = counts[index + 1];
    if (!second || !haveSameUnit(first, second) || first.value <= 0 || second.value <= 0) return [];
    return [
      ...readChange(text, first, second, percentages),
      ...readPart(text, first, second, percentages),
    ];
  });
}

/** The unit may be left out with one of two figures, but `$1.10` and `99 cents` are not of one. */
function haveSameUnit(one: Figure, other: Figure): boolean {
  if (one.unit === other.unit) return true;
  const ratio = one.value / other.value;
  const isNear = (ratio < 20 && ratio > 1 / 20) || one.unit === '';
  return (one.unit === '' || other.unit === '') && isNear;
}

/** `rose from 80 to 100 crowns, a 20% rise`, `rose 20% from 80 to 100`, `rose 20% to 100 from 80`. */
function readChange(
  text: string,
  one: Figure,
  other: Figure,
  percentages: readonly Figure[],
): readonly StatedPercentage[] {
  const before = text.slice(Math.max(0, one.start - 120), one.start);
  const lead = new RegExp(` (?<way>from|to) ${HEDGE}$`, 'i').exec(before);
  const isTurned = lead?.groups?.['way'] === 'to';
  const change = lead && CHANGE.exec(before.slice(0, lead.index));
  if (!change || !(isTurned ? FROM : TO).test(text.slice(endOf(one), other.start))) return [];
  const inside = percentages.findLast(({ end }) => end <= one.start);
  const isInside = inside && change.groups?.['tail']?.includes(inside.text.trim());
  const percentage = isInside ? inside : findAfter(text, endOf(other), percentages);
  if (!percentage) return [];
  const [first, second] = isTurned ? [other, one] : [one, other];
  return [{ kind: 'change', first, second, percentage }];
}

/** The percentage after a pair of figures that is said to be their change. */
function findAfter(text: string, from: number, percentages: readonly Figure[]): Figure | undefined {
  const after = percentages.find(({ start }) => start >= from);
  const between = text.slice(from, after?.start).replace(/\b(?:19|20)\d\d\b/g, '');
  const lead = /\d/.test(between) ? undefined : AFTER.exec(between)?.groups?.['lead'];
  if (!after || lead === undefined) return undefined;
  const rest = text.slice(after.end, after.end + 20);
  const isChange =
    CHANGE_AFTER.test(rest) ||
    (/^(?:up|down)|of $/i.test(lead) && !/^ of\b/.test(rest)) ||
    (lead === 'or ' && /^(?:[,.;)]|$)/.test(rest));
  return isChange ? after : undefined;
}

/** `9 of 15 (60%)`, `60% (9 of 15)`, `Of the 15 firms, 9 (60%)`. */
function readPart(
  text: string,
  one: Figure,
  other: Figure,
  percentages: readonly Figure[],
): readonly StatedPercentage[] {
  const between = text.slice(endOf(one), other.start);
  const isWholeFirst =
    /\bof (?:the |its |their |those )?$/i.test(
      text.slice(Math.max(0, one.start - 12), one.start),
    ) && /^(?: [a-z]\w*){1,3}, (?:only |just )?$/i.test(between);
  const [first, second] = isWholeFirst ? [other, one] : [one, other];
  if (!isWholeFirst && !OF.test(between)) return [];
  if (first.value > second.value) return [];
  const last = isWholeFirst ? first : second;
  const after = percentages.find(({ start }) => start >= endOf(last));
  if (after && isBracketed(text, endOf(last), after)) {
    return [{ kind: 'part', first, second, percentage: after }];
  }
  const before = percentages.findLast(({ end }) => end <= one.start);
  const opens = before && /^(?: [a-z][\w-]*){0,4} \($/i.test(text.slice(endOf(before), one.start));
  if (isWholeFirst || !opens || !/^(?: [a-z][\w-]*){0,3}\)/i.test(text.slice(endOf(other))))
    return [];
  return [{ kind: 'part', first, second, percentage: before }];
}

/** In brackets on its own, or after ", or". */
function isBracketed(text: string, from: number, percentage: Figure): boolean {
  const before = text.slice(from, percentage.start);
  const after = text.slice(percentage.end, percentage.end + 4);
  if (new RegExp(`^(?: [a-z][\\w-]*){0,4} ?\\(${HEDGE}$`, 'i').test(before))
    return after.startsWith(')');
  return (
    new RegExp(`^(?: [a-z][\\w-]*){0,3},? or ${HEDGE}$`, 'i').test(before) &&
    /^(?:[,.;)]|$)/.test(after)
  );
}

/** Where the number itself ends: what is counted may be part of a figure's text. */
function endOf({ start, text }: Figure): number {
  return start + text.replace(/ (?:of the|of|other|more|new)$/i, '').length;
}

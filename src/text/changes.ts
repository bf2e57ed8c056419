import type { Figure } from './figures.js';
import type { Sentence } from './passage.js';
import { endOf, haveSameUnit, HEDGE } from './shares.js';

/** A change that a sentence states beside the two figures that it lies between. */
export interface StatedChange {
  /** The figure before the change. */
  readonly first: Figure;
  /** The figure after it. */
  readonly second: Figure;
  /** In per cent, in points between percentages, or in the unit of the two. */
  readonly change: Figure;
  /** Whether "from" and "to" say what is before and after; otherwise "against", "up from", "9% more than". */
  readonly isPlain: boolean;
}

/** A sentence with more figures is a table. */
const MAX_FIGURES = 40;

const CHANGE_NOUN =
  'rise|increase|gain|jump|drop|fall|decline|decrease|cut|reduction|growth|surge|hike|plunge|slump|climb|improvement|expansion';
const CHANGE_VERB =
  'rises?|rose|risen|rising|increas(?:es?|ed|ing)|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|drop(?:s|ped|ping)?|f[ae]lls?|fallen|falling|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|cuts?|cutting|reduc(?:es?|ed|ing)|gr[eo]ws?|grown|growing|surg(?:es?|ed|ing)|climb(?:s|ed|ing)?|rais(?:es?|ed|ing)|lower(?:s|ed|ing)?|shr[aiu]nk|slid(?:e|es|ing)?|sank|soar(?:s|ed|ing)?|went(?: up| down)?|up|down';
/** Whoever is counted by age or kind: "pupils from 6 to 11" tells of no change. */
const GROUPS =
  'among|aged|ages|for|between|people|pupils|those|students|children|adults|workers|voters';
const AMOUNT =
  '\\d[\\d.]*(?: ?%|-?(?: percent| per cent)?(?:[ -](?:percentage|basis))?[ -]?(?:points?)?)';
/** A change, and what may stand between it and its figures: of what, how much, since when. */
const CHANGE = new RegExp(
  `\\b(?:${CHANGE_VERB}|${CHANGE_NOUN})\\b(?<tail>(?: (?!(?:${GROUPS}|from|to)\\b)[a-z-]+){0,3}(?: ${HEDGE}${AMOUNT})?(?: in (?:the (?:[a-z]+ ){0,2})?\\w+| last \\w+| this \\w+)?,?)$`,
  'i',
);
const LEAD = new RegExp(` (?<way>from|to) ${HEDGE}$`, 'i');
const SAID = new RegExp(
  `^[^.;:()"]{0,60}?(?:,| was| were| is| are| stood| came in) ${HEDGE}$`,
  'i',
);
const TO = new RegExp(`^[^.;:()"]{0,60}? to ${HEDGE}$`, 'i');
const FROM = new RegExp(`^[^.;:()"]{0,60}?,? from ${HEDGE}$`, 'i');
/** "26 against 27", "26, up from 24". */
const AGAINST = new RegExp(
  `^[^.;:()"]{0,50}?,? (?:as )?(?:against|compared (?:with|to)|versus|(?:up|down) from) ${HEDGE}$`,
  'i',
);
/** "18, 9% more than the 16". */
const MORE =
  /^ (?:more|less|fewer|higher|lower|above|below|up|down)(?: than| from| on)? (?:the |its |their |last [a-z]+'s |the previous [a-z]+'s )?$/i;
/** "18, up 9% from 16", "18, a rise of 9% from 16". */
const UP = new RegExp(`^[^.;:()"]{0,60}?,? (?:up|down|an? (?:${CHANGE_NOUN}) of) ${HEDGE}$`, 'i');
const AFTER = new RegExp(
  `^[^.;:"]{0,50}?(?:, | - |\\(| )(?<lead>an? |or |up |down |(?:an? )?(?:[a-z]+ )?(?:${CHANGE_NOUN}) of |)(?:by )?${HEDGE}$`,
  'i',
);
const CHANGE_AFTER = new RegExp(`^(?:[ -]points?)?[ -](?:${CHANGE_NOUN}|higher|lower)\\b`, 'i');
const MORE_AFTER = /^ (?:more|fewer|less|higher|lower)\b(?! than)/i;
/** What another clause says is no change of the two figures. */
const OTHER_CLAUSE = /\b(?:and|but|while|as|with)\b/i;

/** The changes of a sentence whose figures stand beside them in a way that leaves no doubt what they say. */
export function readChanges(sentence: Sentence): readonly StatedChange[] {
  const figures = sentence.figures().filter(({ isYear }) => !isYear);
  if (figures.length < 3 || figures.length > MAX_FIGURES) return [];
  const { text } = sentence;
  return figures.flatMap((one, index) =>
    figures.slice(index + 1, index + 3).flatMap((other, at): readonly StatedChange[] => {
      if (!isPair(one, other)) return [];
      const inner = at === 0 ? undefined : figures[index + 1];
      return readChange(text, one, other, figures, inner);
    }),
  );
}

/** Two amounts, or two percentages of which the first may go without its sign. */
function isPair(one: Figure, other: Figure): boolean {
  if (one.value <= 0 || other.value <= 0 || isPoints(one) || isPoints(other)) return false;
  if (other.unit === '%') return one.unit === '%' || (one.unit === '' && one.noun === '');
  return one.unit !== '%' && haveSameUnit(one, other);
}

function isPoints({ unit, noun }: Figure): boolean {
  return unit === 'points' || noun === 'point';
}

/** Whether a figure can be what lies between two others: per cent of amounts, points of percentages, or of their unit. */
function canChange(change: Figure, one: Figure, other: Figure): boolean {
  if (other.unit === '%') return isPoints(change);
  if (change.unit === '%') return true;
  if (isPoints(change) || change.unit !== other.unit) return false;
  return change.unit !== '' || [one.noun, other.noun].includes(change.noun);
}

function readChange(
  text: string,
  one: Figure,
  other: Figure,
  figures: readonly Figure[],
  inner: Figure | undefined,
): readonly StatedChange[] {
  const changes = figures.filter((it) => it !== one && it !== other && canChange(it, one, other));
  const between = text.slice(endOf(one), other.start);
  const before = text.slice(Math.max(0, one.start - 120), one.start);
  const lead = LEAD.exec(before);
  const isTurned = lead?.groups?.['way'] === 'to';
  const told = lead && CHANGE.exec(before.slice(0, lead.index));
  const [first, second] = isTurned || !told ? [other, one] : [one, other];
  if (inner) return readInner(text, [first, second], inner, changes.includes(inner));
  if (told && (isTurned ? FROM : TO).test(between)) {
    const inside = changes.findLast(({ end }) => end <= one.start);
    const isInside = inside && told.groups?.['tail']?.includes(inside.text.trim());
    const change = isInside ? inside : findAfter(text, endOf(other), changes);
    return change ? [{ first, second, change, isPlain: true }] : [];
  }
  // "38 of the 72, up from 31": it is the 38 that was 31.
  if (!AGAINST.test(between) || /\bof (?:the |its |their )?$/i.test(before)) return [];
  const change = findAfter(text, endOf(other), changes);
  return change ? [{ first: other, second: one, change, isPlain: false }] : [];
}

/** `18 million in June, 9% more than the 16 million`. */
function readInner(
  text: string,
  [first, second]: readonly [Figure, Figure],
  change: Figure,
  canBeIt: boolean,
): readonly StatedChange[] {
  if (!canBeIt || first.start < second.start) return [];
  const before = text.slice(endOf(second), change.start);
  const isSaid = SAID.test(before);
  const after = text.slice(endOf(change), first.start);
  const isMore = isSaid && MORE.test(after);
  const isUp = UP.test(before) && /^(?: points?)? (?:from|on|over) (?:the )?$/i.test(after);
  const isScaled = first.noun === '' && first.value >= 1e4 && second.value >= 1e4;
  const isOneKind = second.unit !== '' || second.noun === first.noun || isScaled;
  return (isMore || isUp) && isOneKind ? [{ first, second, change, isPlain: false }] : [];
}

/** The figure after a pair of figures that is said to be their change. */
function findAfter(text: string, from: number, changes: readonly Figure[]): Figure | undefined {
  const after = changes.find(({ start }) => start >= from);
  const between = text.slice(from, after?.start).replace(/\b(?:19|20)\d\d\b/g, '');
  const lead = /\d/.test(between) ? undefined : AFTER.exec(between)?.groups?.['lead'];
  if (!after || lead === undefined || OTHER_CLAUSE.test(between)) return undefined;
  const rest = text.slice(endOf(after), endOf(after) + 20);
  const isChange =
    (lead === '' ? MORE_AFTER : CHANGE_AFTER).test(rest) ||
    (/^(?:up|down)|of $/i.test(lead) && !/^ of\b/.test(rest)) ||
    (lead === 'or ' && /^(?:[,.;)]|$)/.test(rest));
  return isChange ? after : undefined;
}

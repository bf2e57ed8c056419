/** Kinds of faults that can be put into a clean text. */
export const mutationKinds = ['number', 'name', 'weekday', 'quotation', 'negation'] as const;

/** A kind of fault. */
export type MutationKind = (typeof mutationKinds)[number];

/** A text with one fault put in, and what was done: `62 → 65`. */
export interface Mutation {
  readonly text: string;
  readonly what: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

const NEXT: Readonly<Record<string, string>> = {
  two: 'four',
  four: 'seven',
  fourteen: 'nineteen',
  three: 'five',
  Monday: 'Tuesday',
  Tuesday: 'Wednesday',
  Wednesday: 'Thursday',
  Friday: 'Saturday',
  Sunday: 'Monday',
};
const BASES: Readonly<Record<string, string>> = {
  walked: 'walk',
  rejected: 'reject',
  rose: 'rise',
  cut: 'cut',
  voted: 'vote',
  forced: 'force',
  sent: 'send',
  struck: 'strike',
  sued: 'sue',
  killed: 'kill',
  showed: 'show',
  braked: 'brake',
};

const WEEKDAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=, [A-Z][a-z]+ \d)/g;
const NUMBER =
  /(?<![\d.,-])\d[\d,.]*\d(?!-?\d)|(?<![\d.,-])\d(?![\d-])|\b(?:two|three|four|fourteen)\b/gi;
const AUXILIARY = /\b(?:is|are|was|were|has|have|will|would|had)\b(?! (?:no|not)\b)/g;
const VERB = new RegExp(`\\b(?:${Object.keys(BASES).join('|')})\\b`, 'g');

/** Every fault of a kind that can be put into a text: into its deck and takeaways, weekdays into any line. */
export function mutate(
  text: string,
  kind: MutationKind,
  names: readonly (readonly [string, string])[],
): readonly Mutation[] {
  const edits = kind === 'weekday' ? listWeekdays(text) : listTopLines(text).flatMap(listEdits);
  return edits.map((list) => apply(text, list));

  function listEdits({ start, end }: { start: number; end: number }): readonly (readonly Edit[])[] {
    const line = text.slice(start, end);
    const move = (list: readonly Edit[]) =>
      list.map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }));
    if (kind === 'number') return listNumbers(line).map((edit) => move([edit]));
    if (kind === 'quotation') return listQuotations(line).map((edit) => move([edit]));
    if (kind === 'negation') return listNegations(line).map((edit) => move([edit]));
    return swapNames(line, names).map(move);
  }
}

/** The deck and the takeaways. */
function listTopLines(text: string): readonly { start: number; end: number }[] {
  const body = text.indexOf('---\n', 4) + 4;
  const deck = text.indexOf('\n', body) + 1;
  const items = [...text.matchAll(/^- .*$/gm)].filter(
    ({ index }) => index > text.indexOf('Key Takeaways') && index < text.indexOf('\nBackground'),
  );
  return [
    { start: deck, end: text.indexOf('\n', deck) },
    ...items.map(({ index, 0: item }) => ({ start: index, end: index + item.length })),
  ];
}

function listWeekdays(text: string): readonly (readonly Edit[])[] {
  return [...text.matchAll(WEEKDAY)].map((match) => [replace(match, NEXT[match[0]] ?? '')]);
}

/** Dates keep their days: what is wrong with them is no matter of numbers. */
function listNumbers(line: string): readonly Edit[] {
  const masked = line.replace(/\b[A-Z][a-z]+ \d{1,2}\b(?=[,.:]| over|$)/g, (date) =>
    ' '.repeat(date.length),
  );
  return [...masked.matchAll(NUMBER)].map((match) => {
    const word = NEXT[match[0].toLowerCase()];
    const figure = match[0].replace(/[1-9](?=\D*[0\D]*$)/, (digit) =>
      String(((Number(digit) + 2) % 9) + 1),
    );
    return replace(match, word ?? figure);
  });
}

/** A word in the middle is left out. */
function listQuotations(line: string): readonly Edit[] {
  return [...line.matchAll(/"([^"]+)"/g)].map(({ 0: quotation, 1: words = '', index }) => {
    const list = words.split(' ');
    const by = list.toSpliced(Math.floor(list.length / 2), 1).join(' ');
    return { start: index, end: index + quotation.length, by: `"${by}"` };
  });
}

function listNegations(line: string): readonly Edit[] {
  const masked = line.replace(/"[^"]*"/g, (quotation) => ' '.repeat(quotation.length));
  const [auxiliary] = masked.matchAll(AUXILIARY);
  if (auxiliary) return [replace(auxiliary, `${auxiliary[0]} not`)];
  const [verb] = masked.matchAll(VERB);
  return verb ? [replace(verb, `did not ${BASES[verb[0]] ?? ''}`)] : [];
}

function swapNames(
  line: string,
  names: readonly (readonly [string, string])[],
): readonly (readonly Edit[])[] {
  return names.flatMap(([one, other]) => {
    const [first, second] = [line.indexOf(one), line.indexOf(other)];
    const edits = [
      ...(first < 0 ? [] : [{ start: first, end: first + one.length, by: other }]),
      ...(second < 0 ? [] : [{ start: second, end: second + other.length, by: one }]),
    ];
    return edits.length === 0 ? [] : [edits];
  });
}

function replace({ 0: match, index = 0 }: RegExpMatchArray, by: string): Edit {
  return { start: index, end: index + match.length, by };
}

function apply(text: string, edits: readonly Edit[]): Mutation {
  const sorted = edits.toSorted((a, b) => b.start - a.start);
  return {
    text: sorted.reduce(
      (now, { start, end, by }) => now.slice(0, start) + by + now.slice(end),
      text,
    ),
    what: sorted.map(({ start, end, by }) => `${text.slice(start, end)} → ${by}`).join(', '),
  };
}

/** A stretch of a text, by offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words with a full stop after which a sentence goes on: titles, initials, units, `U.S.`, `Inc.` before a small letter. */
const ABBREVIATION =
  /(?:^|[\s("'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Pres|Amb|Fr|Sr|Jr|No|Nos|Art|Fig|Sec|vs|v|cf|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Z]\.)+[A-Z]|i\.e|e\.g)\.\s*$/;

/**
 * Parts running text into sentences: those of the Unicode rules, joined again where the full stop belongs to an
 * abbreviation or the text goes on with a small letter.
 */
export function splitSentences(text: string): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = spans.at(-1);
    const end = index + segment.length;
    if (last && goesOn(text.slice(last.start, last.end), segment)) last.end = end;
    else spans.push({ start: index, end });
  }
  return spans.map((span) => trim(text, span)).filter(({ start, end }) => end > start);
}

function goesOn(before: string, after: string): boolean {
  return ABBREVIATION.test(before) || /^\s*\p{Ll}/u.test(after);
}

function trim(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return {
    start: start + part.length - part.trimStart().length,
    end: end - (part.length - part.trimEnd().length),
  };
}

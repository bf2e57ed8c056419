import { findAll } from '../model/find-all.js';
import type { Original } from '../text/original.js';
import type { Passage } from '../text/passage.js';
import type { Rule } from './rule.js';

const MARK = /["'“”‘’]/g;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g;
/** An apostrophe that opens a word: `'90s`, `'tis`. */
const CLIPPED = /^'(?:\d0s|tis|twas|til|em|cause|n)\b/i;

interface Mark {
  readonly passage: Passage;
  readonly index: number;
  readonly mark: string;
  readonly isCurly: boolean;
}

/** The rule `quotes-mixed`. */
export const quotesMixed: Rule = {
  id: 'quotes-mixed',
  level: 'info',
  summary: 'Curly and straight quotation marks in one text',
  why: 'Mixed marks are the trace of text that was pasted together. The kind that the text has more of is taken for its own, and each mark of the other kind is a finding with its fix. Front matter, code, addresses, and marks for feet, inches, minutes and seconds are left out.',
  english: true,
  examples: [
    {
      text: 'Talks in Lima\nKim Jong Un’s guest read the "Labor News" in the minister\'s car.',
      finds: ['2:12 A curly mark (’) among straight ones'],
    },
    {
      text: 'Talks in Lima\nThe minister’s aide said “we’ll see” and "no deal" in the \'90s.',
      finds: [
        '2:42 A straight mark (") among curly ones',
        '2:50 A straight mark (") among curly ones',
        "2:59 A straight mark (') among curly ones",
      ],
    },
    {
      text: '# Talks in Lima\n\nThe minister’s aide said “no”: `"x"`, 5\' 10", 40°26\'46" N, <https://example.org/\'a\'>.',
      finds: [],
    },
    {
      text: '---\ntitle: "The “end” of talks"\n---\n\n## Analysis\n\nThe minister\'s aide said "no".',
      finds: [],
    },
  ],
  check({ passages, original }, flag) {
    const marks = passages.flatMap((passage) => {
      const own = listMarks(passage);
      return own.length === 0 || isFact(passage, original) ? [] : own;
    });
    const curly = marks.filter(({ isCurly }) => isCurly);
    const straight = marks.filter(({ isCurly }) => !isCurly);
    const [odd, own] = curly.length < straight.length ? [curly, 'straight'] : [straight, 'curly'];
    for (const { passage, index, mark } of odd) {
      const fix = own === 'straight' ? straighten(mark) : curl(passage.text, index, mark);
      const place = passage.place({ start: index, end: index + 1 });
      flag({
        reason:
          own === 'curly'
            ? `A straight mark (${mark}) among curly ones`
            : `A curly mark (${mark}) among straight ones`,
        hint: `Write ${fix}.`,
        place,
        fix,
      });
    }
  },
};

/** Front matter is YAML, where a mark can open and end a text. */
function isFact(passage: Passage, { start }: Original): boolean {
  const offset = passage.place({ start: 0, end: 0 })?.start.offset;
  return offset === undefined || offset < start;
}

function listMarks(passage: Passage): readonly Mark[] {
  const text = passage.text.replace(ADDRESS, (address) => ' '.repeat(address.length));
  const marks: Mark[] = [];
  let open = false;
  for (const { 0: mark, index } of findAll(text, MARK)) {
    const isPrime = /["']/.test(mark) && /\d/.test(text[index - 1] ?? '');
    if (mark === '"' && !isPrime) open = !open;
    if (isPrime && !(mark === '"' && open) && !/^'s\b/.test(text.slice(index, index + 3))) continue;
    if (isPrime && mark === '"') open = false;
    if (mark === '‘' && /\p{L}/u.test(text[index - 1] ?? '')) continue;
    marks.push({ passage, index, mark, isCurly: !/["']/.test(mark) });
  }
  return marks;
}

function straighten(mark: string): string {
  return /[“”]/.test(mark) ? '"' : "'";
}

function curl(text: string, index: number, mark: string): string {
  const opens =
    /^$|[\s([{“‘"'\u2013\u2014-]/.test(text[index - 1] ?? '') &&
    /[\p{L}\p{N}$€£(]/u.test(text[index + 1] ?? '');
  if (mark === '"') return opens ? '“' : '”';
  return opens &&
    !CLIPPED.test(text.slice(index, index + 8)) &&
    /\w'(?!\w)/.test(text.slice(index + 1, index + 600))
    ? '‘'
    : '’';
}

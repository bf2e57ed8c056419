import type { Passage, Role } from '../text/passage.js';
import { countFirst } from '../text/in-order.js';
import type { Quotation } from '../text/quotations.js';
import type { Span } from '../text/split-sentences.js';
import { ATTRIBUTION, SPEECH } from '../text/speech.js';
import { toQuotedWords } from '../text/quoted-words.js';
import type { Rule } from './rule.js';
import { shorten } from './wording.js';

const BODY: ReadonlySet<Role> = new Set(['takeaway', 'lead', 'body', 'analysis']);
/** Fewer words in quotation marks are mostly a term. */
const MIN_WORDS = 5;
/** "Has been dismissed as" says that somebody does, but not who. */
const UNNAMED =
  /\b(?:(?:has|have|had) been|is|are|was|were) (?:\w+ly )?(?:dismissed|described|denounced|derided|mocked|condemned|criticised|criticized|hailed|praised|called|labelled|labeled|dubbed|branded)(?: as)? $/i;
const PERSON = /\b(?:he|she|they|we|you|who|i)\b/i;

/** The rule `quote-unattributed`. */
export const quoteUnattributed: Rule = {
  id: 'quote-unattributed',
  level: 'warning',
  summary: 'A quotation of five words or more that nobody says',
  why: 'A reader must know whose words they are. A speaker is looked for in the sentence of the quotation (a verb such as “said”, a law, a letter, a name, “she”) and in the sentences before and after it, over the ends of paragraphs. Words that the report has given to somebody may be quoted again. Lead and prose sections are looked at: a takeaway may leave the speaker to them. Title Case in quotation marks is a name.',
  english: true,
  examples: [
    {
      text: 'Mayor defends tram\nThe dispute turns on what counts as reserve. "This is a scandal in slow motion." The vote is likely to pass.',
      finds: ['2:46 "This is a scandal in slow motion" is quoted, but nobody says it'],
    },
    {
      text: 'Mayor defends tram\nThe plan is "a burden for all of the valley" and will be dropped.',
      finds: ['2:13 "a burden for all of the valley" is quoted, but nobody says it'],
    },
    {
      text: 'Mayor defends tram\nThe mayor rejected the charge. "This is no scandal in slow motion. We are late." She spoke after the vote.\n"We will finish the line next year."\nThat was all the mayor said.',
      finds: [],
    },
    {
      text: 'New rules in Lima\nSection 4 lets the minister act "to the extent that is practicable". Critics see "a burden for all of the valley" and Roth "the end of the line for us". The book "A Short History of the Tram" is out.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nThe project has been dismissed as "a gadget in search of a statute", at a price above what Ghana paid. The line has been described by Roth as "the end of the line for us".',
      finds: ['2:35 "a gadget in search of a statute" is quoted, but nobody says it'],
    },
    {
      text: 'Vote on Friday\nThe bill is a "cheque drawn on somebody else\'s account" and may not pass. The agency sees "no reason to change the guidance".',
      finds: ['2:15 "cheque drawn on somebody else\'s account" is quoted, but nobody says it'],
    },
  ],
  check({ passages, repeats }, flag) {
    const repeated = new Set(repeats().map(({ quotation }) => quotation));
    const body = passages.filter(({ role }) => BODY.has(role));
    for (const [index, passage] of body.entries()) {
      for (const quotation of passage.quotations()) {
        const { isName, words } = quotation;
        if (isName || repeated.has(quotation) || toQuotedWords(words).length < MIN_WORDS) continue;
        const around = readAround(passage, quotation, body[index - 1], body[index + 1]);
        if (isAttributed(around)) continue;
        flag({
          reason: `"${shorten(words)}" is quoted, but nobody says it`,
          hint: 'Say whose words they are.',
          place: passage.place(quotation),
        });
      }
    }
  },
};

/** The text around a quotation, without quoted words. */
interface Around {
  readonly before: string;
  /** What of its own sentence stands before it. */
  readonly lead: string;
  /** The rest of its own sentence. */
  readonly own: string;
  readonly isNamed: boolean;
  readonly after: string;
}

/** How far from a quotation its own sentence is read, in characters. */
const REACH = 400;

function readAround(
  { plain, sentences }: Passage,
  { start, end }: Quotation,
  previous: Passage | undefined,
  next: Passage | undefined,
): Around {
  const first = countFirst(sentences, (sentence) => sentence.end <= start);
  const last = countFirst(sentences, (sentence) => sentence.end < end);
  const from = Math.max(sentences[first]?.start ?? 0, start - REACH);
  const to = Math.min(sentences[last]?.end ?? end, end + REACH);
  const isNear = (name: Span) =>
    (name.start >= from && name.end <= start) || (name.start >= end && name.end <= to);
  return {
    before: withoutQuotes((first > 0 ? sentences[first - 1] : previous?.sentences.at(-1))?.text),
    lead: withoutQuotes(plain.slice(from, start)),
    own: `${withoutQuotes(plain.slice(from, start))} ${withoutQuotes(plain.slice(end, to))}`,
    isNamed: sentences
      .slice(first, last + 1)
      .some((sentence) =>
        sentence
          .names()
          .some((name) =>
            isNear({ start: sentence.start + name.start, end: sentence.start + name.end }),
          ),
      ),
    after: withoutQuotes((sentences[last + 1] ?? next?.sentences[0])?.text),
  };
}

function withoutQuotes(text = ''): string {
  return text.slice(0, 2 * REACH).replace(/"[^"]*"?/g, ' ');
}

function isAttributed({ before, lead, own, isNamed, after }: Around): boolean {
  if (UNNAMED.test(lead)) return /\b(?:by|according to)\b/i.test(own) || ATTRIBUTION.test(before);
  if (isNamed || PERSON.test(own) || ATTRIBUTION.test(own)) return true;
  if (/\p{L}/u.test(own)) return SPEECH.test(before) && PERSON.test(before);
  return /:\s*$/.test(before) || SPEECH.test(before) || SPEECH.test(after);
}

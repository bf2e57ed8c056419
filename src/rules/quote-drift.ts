import { toQuotedWords } from '../text/quoted-words.js';
import type { Rule } from './rule.js';
import { capitalise, namePart, shorten } from './wording.js';

/** The rule `quote-drift`. */
export const quoteDrift: Rule = {
  id: 'quote-drift',
  level: 'error',
  summary: 'A quotation that is not what the report quotes',
  why: 'Words in quotation marks are what somebody said; two versions of them can’t both be. A quotation of title, deck, takeaways or analysis is held against the lead and the prose sections: it may be a part of what stands there, leave words out (…), explain in brackets, spell as Americans or Britons do. It is flagged if the report has most of its words, in their order, but not all of them. Title Case in quotation marks is a name.',
  english: true,
  examples: [
    {
      text: 'Mayor defends tram\nThe mayor said the tram is "late, but not over budget." A pause would cost "at least three building seasons," she said.\nKey Takeaways\n- The mayor called the tram "late and over budget."\n- A pause would cost "at least two building seasons," she said.\nAnalysis\nNothing.',
      finds: [
        '4:29 The takeaway quotes "late and over budget", the lead "late, but not over budget"',
        '5:22 The takeaway quotes "at least two building seasons", the lead "at least three building seasons"',
      ],
    },
    {
      text: 'Mayor defends tram\n"We will finish the line," the mayor said, "and we will stay in the budget that the council agreed to." She praised the "coloured" trams.\nKey Takeaways\n- "We will finish the line and we will stay in the budget ... the council agreed to," the mayor said.\n- The mayor promised to "[stay] in the budget".\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nThe mayor called it "a good day for the harbour". The article in the "Labor News" praised her.\nKey Takeaways\n- Her deputy called it "a sad day for the market".\n- The "Labour News" praised her.\nAnalysis\nNothing.',
      finds: [],
    },
  ],
  check({ repeats }, flag) {
    for (const { passage, quotation, source, isExact } of repeats()) {
      if (isExact) continue;
      const [own, other] = [quotation.words, source.quotation.words];
      const [where, elsewhere] = [namePart({ passage }), namePart(source)];
      flag({
        reason: `${capitalise(where)} quotes "${shorten(own)}", ${elsewhere} "${shorten(other)}"`,
        hint: 'Quote what was said, the same in both places.',
        place: passage.place(quotation),
        // An analysis may quote a second, similar statement; an article is a slip.
        ...((passage.role === 'analysis' || isSlip(own, other)) && { level: 'warning' }),
        related: [
          {
            reason: `${capitalise(elsewhere)} quotes "${shorten(other)}"`,
            place: source.passage.place(source.quotation),
          },
        ],
      });
    }
  },
};

/** Whether one quotation has the words of the other but for `a`, `an` and `the`. */
function isSlip(own: string, other: string): boolean {
  const [words, others] = [own, other].map(
    (text) => ` ${toQuotedWords(text.replace(/\b(?:an?|the)\b/gi, ' ')).join(' ')} `,
  );
  return others?.includes(words ?? '') === true;
}

import type { JudgedWord } from '../text/takeaways.js';
import type { Rule } from './rule.js';

/** The rule `takeaway-new`. */
export const takeawayNew: Rule = {
  id: 'takeaway-new',
  level: 'info',
  summary: 'Words in a takeaway that the body does not have',
  why: 'Two new words in a row are often a thought that the body never had (“traditional friendship”). It may as well be a good paraphrase, so this is for the eye only. The words are compared as in takeaway-unsupported.',
  english: true,
  examples: [
    {
      text: 'Visit to Lima\nChancellor Emil Roth began a visit to Peru on Monday, his first visit to the country since 2009. He met President Lucia Vargas in Lima and signed a copper agreement. The two talked on trade, fishing rights and the new port, and he will fly to Chile on Friday.\nKey Takeaways\n- Roth and Vargas signed a copper agreement that underscores traditional friendship.\nAnalysis\nNothing.',
      finds: ['4:50 "underscores traditional friendship" is new to the body'],
    },
    {
      text: 'Visit to Lima\nChancellor Emil Roth began a visit to Peru on Monday, his first visit to the country since 2009. He met President Lucia Vargas in Lima and signed a copper agreement. The two talked on trade, fishing rights and the new port, and he will fly to Chile on Friday.\nKey Takeaways\n- The visit began on Monday; the chancellor flies on to Chile.\n- The leaders sealed a pact on copper in their talks.\nAnalysis\nNothing.',
      finds: [],
    },
  ],
  check({ takeaways }, flag) {
    for (const { words } of takeaways()) {
      for (const run of listRuns(words)) {
        const [first, last] = [run[0], run.at(-1)];
        if (!first || !last || run.length < MIN_RUN) continue;
        const { sentence } = first;
        const span = { start: first.word.start, end: last.word.end };
        flag({
          reason: `"${sentence.text.slice(span.start, span.end)}" is new to the body`,
          hint: 'See that the report bears it out.',
          place: sentence.place(span),
        });
      }
    }
  },
};

/** Fewer new words in a row are a matter of wording. */
const MIN_RUN = 2;

/** New words that follow each other. */
function listRuns(words: readonly JudgedWord[]): readonly (readonly JudgedWord[])[] {
  const runs: JudgedWord[][] = [];
  let isOpen = false;
  for (const judged of words) {
    if (judged.isNew && isOpen && judged.isNext) runs.at(-1)?.push(judged);
    else if (judged.isNew) runs.push([judged]);
    isOpen = judged.isNew;
  }
  return runs;
}

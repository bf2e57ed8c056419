import type { Takeaway } from '../text/takeaways.js';
import type { Rule } from './rule.js';
import { shorten } from './wording.js';

/** A takeaway of fewer words with content says too little to judge it. */
const MIN_WORDS = 4;
/** So few new words are a matter of wording. */
const MIN_NEW = 3;
/** From which share of new words on a takeaway is unsupported. */
const MIN_SHARE = 0.6;
/** The same, where a figure ties the takeaway to the body. */
const MIN_SHARE_WITH_FIGURE = 0.8;

/** The same, for a takeaway that tells of a step: the most of its words that one place of the body has. */
const MAX_COVERAGE = 0.45;
const STEP =
  /\b(?:has|have) (?:\w+ ){0,2}\w+(?:ed|en|n|t)\b|\bwill\b|\b(?:promis|agreed|offer|threaten|intend|plan|signal|pledg|prepar|announc)\w*/i;

/** A figure, a speaker or a contrast ties a takeaway to the report. */
const REPORTED =
  /\d|;|\b(?:according to|although|though|whereas|while|but|yet|says?|said|told|insists|concedes|thinks|claims?|denies|admits)\b/i;

/** The rule `takeaway-unsupported`. */
export const takeawayUnsupported: Rule = {
  id: 'takeaway-unsupported',
  level: 'info',
  summary: 'A takeaway that the body does not bear out',
  why: 'Takeaways sum up; what stands there alone has no context, no source and often no ground. Flagged if three words, and six in ten of those that carry content, are not in the body: not in another form, not as another word that newsrooms put for it, not as part of a family of words. Figures and names have rules of their own. A good paraphrase can look the same, so this is for the eye only. Takeaways of fewer than four such words, and bodies of fewer than 40 words, are left alone.',
  english: true,
  examples: [
    {
      text: 'Bolten buys Ardenna\nBolten bought Ardenna on February 7 for 3.2 billion crowns in shares, the companies said. Ardenna sued Corvex last year over two patents that Bolten holds. Shares of Bolten rose from 80 to 100 crowns. The deal closed after regulators in two countries approved it.\nKey Takeaways\n- Bolten acquired Ardenna for 3.2 billion crowns.\n- The merged firm plans to double its workforce in Asia.\nAnalysis\nNothing.',
      finds: [
        '5:3 5 of 6 words are new to the body: "merged", "plans", "double", "workforce", "Asia"',
      ],
    },
    {
      text: 'Bolten buys Ardenna\nBolten bought Ardenna on February 7 for 3.2 billion crowns in shares, the companies said. Ardenna sued Corvex last year over two patents that Bolten holds. Shares of Bolten rose from 80 to 100 crowns. The deal closed after regulators in two countries approved it.\nKey Takeaways\n- Acquisition of Ardenna by Bolten went through with regulatory approval.\n- Ardenna filed suit against Corvex.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Talks in Lima\nNothing new.\nKey Takeaways\n- Ministers agreed on copper and lithium.',
      finds: [],
    },
    {
      text: 'Wreck Found\nThe survey ship Tern found the wreck in 90 metres of water on Sunday. It had been missing since 1943, with 31 men on board. Divers will go down in May to look at the hull, the navy said, and nothing will be brought up before that. The families of the crew were told on Monday.\nKey Takeaways\n- Men of the navy have begun to raise money for a survey.\n- Divers will go down to look at the hull.\nAnalysis\nNothing.',
      finds: ['4:3 No place in the body has half of the words of this'],
    },
  ],
  check({ takeaways }, flag) {
    for (const takeaway of takeaways()) {
      const { passage, words, hasKnownFigure } = takeaway;
      const share = hasKnownFigure ? MIN_SHARE_WITH_FIGURE : MIN_SHARE;
      const fresh = words.filter(({ isNew }) => isNew).map(({ word }) => word.text);
      const isNew =
        words.length >= MIN_WORDS && fresh.length >= Math.max(MIN_NEW, words.length * share);
      if (!isNew && !(fresh.length > 1 && isFarFetched(takeaway))) continue;
      const list = shorten([...new Set(fresh)].map((text) => `"${text}"`).join(', '));
      flag({
        reason: isNew
          ? `${String(fresh.length)} of ${String(words.length)} words are new to the body: ${list}`
          : 'No place in the body has half of the words of this',
        hint: 'Report it in the body, or take it out.',
        place: passage.place({ start: 0, end: passage.text.length }),
      });
    }
  },
};

/** Whether a takeaway tells of a step that is done, to come or promised, without a figure, and no place in the body is close to it. */
function isFarFetched({ passage: { plain }, coverage }: Takeaway): boolean {
  return coverage < MAX_COVERAGE && STEP.test(plain) && !REPORTED.test(plain);
}

import { isReckonable, listDoubts } from './figure-doubts.js';
import type { Rule } from './rule.js';
import { namePart } from './wording.js';

/** The rule `number-unsupported`. */
export const numberUnsupported: Rule = {
  id: 'number-unsupported',
  level: 'warning',
  summary: 'A figure in title, deck or takeaways that the body never gives',
  why: 'What stands at the top must be found below, or it has no source. Rounding, reckoning and small numbers that a summary may count itself are left alone, and so are the year of the briefing and the years beside it. Percentages, points, years, lengths of time, counts up to a hundred, and the sum or difference of two figures anywhere in the text are an info only: an editor works them out in more ways than a rule can retrace.',
  english: true,
  examples: [
    {
      text: 'Quake Hits Hualin\nAn earthquake struck off Hualin and hurt 42 people.\nKey Takeaways\n- The government has pledged $2 million in aid.\n- The quake hurt 42 people.',
      finds: ['4:30 The takeaway says "$2 million", a figure that the body never gives'],
    },
    {
      text: '---\ndate: 2024-04-04\n---\nQuake Hits Hualin in 2024\nAn earthquake hurt 42 people in Hualin and 8 in Tian, half of them children.\nKey Takeaways\n- The quake hurt 50 people, 50% of them children, for three reasons.',
      finds: [],
    },
    {
      text: 'Family Sells\nThe family and a fund pledge 38% of the shares. The bloc has 84 of the 240 seats.\nAnalysis\nThe 121 that make a majority are far.\nKey Takeaways\n- The two pledge 38 of every 100 shares.\n- The bloc needs another 37 seats.',
      finds: [],
    },
    {
      text: 'Router Flaw\nThe vendor mended the flaw in version 4.2.1 at 10:30 on 28 November.\nKey Takeaways\n- Version 4.2.1 mends CVE-2024-11111.',
      finds: [],
    },
    {
      text: 'Leaf Company\nThe company will close some of its factories and bring the work to Coonoor.\nKey Takeaways\n- Five of its factories will close.\n- The board talked for nine hours to decide.\n- Two reasons speak for it.',
      finds: [
        '4:3 The takeaway says "Five", a figure that the body never gives',
        '5:24 The takeaway says "nine hours", a figure that the body never gives',
      ],
    },
  ],
  check(analysis, flag) {
    for (const { sentence, figure, rival } of listDoubts(analysis)) {
      if (rival) continue;
      flag({
        reason: `The ${namePart(sentence).slice(4)} says "${figure.phrase}", a figure that the body never gives`,
        hint: 'Give it in the body, with its source, or delete it.',
        level: isReckonable(figure, analysis.body) ? 'info' : 'warning',
        place: sentence.place(figure),
      });
    }
  },
};

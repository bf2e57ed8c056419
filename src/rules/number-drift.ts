import { listDoubts } from './figure-doubts.js';
import { isSlip } from './figure-slips.js';
import type { Rule } from './rule.js';
import { nameLine, namePart } from './wording.js';

/** The rule `number-drift`. */
export const numberDrift: Rule = {
  id: 'number-drift',
  level: 'warning',
  summary: 'Another figure in title, deck or takeaways than the body gives for the same thing',
  why: 'A figure that changes on the way to the headline is what readers write in about. Two figures are of the same thing if they have the same unit, and what they count or the words round them agree. Rounding, "about", sums, differences and percentages that the body bears out are no drift; dates, times, scores, versions and identifiers are not figures. A figure that looks like a slip of the other (a digit changed or moved, a point moved, one noun), or that stands in much the same sentence, is a warning; all else, and lengths of time, of which a text has many, are an info.',
  english: true,
  examples: [
    {
      text: 'Quake Hits Hualin\nAt least 24 people hurt as quake shakes coast\nAn earthquake struck off Hualin on Wednesday and hurt at least 42 people. Power was out to 87,412 homes.\nKey Takeaways\n- Power was out to 78,000 homes.',
      finds: [
        '2:10 The deck says "24 people", the lead "42 people" (line 3)',
        '5:20 The takeaway says "78,000 homes", the lead "87,412 homes" (line 3)',
      ],
    },
    {
      text: 'Quake Hits Hualin\nAn earthquake hurt 42 people in two towns: 30 in Hualin and 12 in Tian. Power was out to 87,412 homes for six weeks.\nKey Takeaways\n- The quake hurt 42 people, 30 of them in Hualin.\n- About 90,000 homes had no power for 42 days.',
      finds: [],
    },
    {
      text: 'Rail Inspectors Close Crossings\nInspectors closed 12 of 48 crossings on May 31. Trade rose from 40 million euros to 50 million euros.\nKey Takeaways\n- Inspectors closed 25% of the crossings.\n- Trade rose by 25%, or 10 million euros.',
      finds: [],
    },
    {
      text: 'Runway Scare\nThe jet came to rest 240 metres from Coastair 418. Turnout at the hearing was 61.2%, up from 54.7%; two seats need 8.7 points more. The talks ran from Tuesday, April 16, to Saturday, May 4, 2024; the last took 37 and a half hours.\nKey Takeaways\n- The jet came to rest about 420 metres from the other.\n- Turnout was 6.5 points higher than before.\n- The 19-day talks ended after more than 37 hours.',
      finds: ['4:30 The takeaway says "420 metres", the lead "240 metres" (line 2)'],
    },
    {
      text: [
        'Ferry Strikes a Reef',
        'The list of 187 names, 25 fewer than the rescuers counted',
        'The ferry had 212 people aboard, and the list had 187 names. It may carry 230 people. The owner paid £63 million for its fleet.',
        'Key Takeaways',
        '- The ferry had 25 people more than the list.',
        '- The owner paid £48 million for its fleet.',
      ].join('\n'),
      finds: ['6:18 The takeaway says "£48 million", the lead "£63 million" (line 3)'],
    },
    {
      text: 'Smelters Stop\nJakarta orders a 90-day halt at two plants, and a week of tests\nThe ministry told two plants to stop for 60 days. Nickel for delivery in three months rose. Tests take seven days.',
      finds: ['2:18 The deck says "90-day", the lead "60 days" (line 3)'],
    },
    {
      text: 'Harbour Dues\nThe port paid 4.1 million crowns on average for a dredged mile.\nKey Takeaways\n- A dredged mile may cost the port 3 million crowns.',
      finds: [],
    },
  ],
  check(analysis, flag) {
    for (const { sentence, figure, rival } of listDoubts(analysis)) {
      if (!rival) continue;
      const place = rival.sentence.place(rival.figure);
      const where = namePart(rival.sentence);
      flag({
        reason: `The ${namePart(sentence).slice(4)} says "${figure.phrase}", ${where} "${rival.figure.phrase}"${nameLine(place)}`,
        hint: 'Give the same figure in both places.',
        place: sentence.place(figure),
        related: [{ reason: `"${rival.figure.phrase}" in ${where}`, place }],
        level: isSlip({ sentence, figure }, rival) ? 'warning' : 'info',
      });
    }
  },
};

import { distance } from 'fastest-levenshtein';
import { readPeople } from '../text/people.js';
import { readSpeaker, type Speaker } from '../text/speakers.js';
import type { Rule } from './rule.js';
import { capitalise, namePart, shorten } from './wording.js';

/** The rule `quote-speaker`. */
export const quoteSpeaker: Rule = {
  id: 'quote-speaker',
  level: 'warning',
  summary: 'A quotation that is given to another person',
  why: 'Nothing brings a correction faster than words in the wrong mouth. The speaker of a quotation in title, deck, takeaways or analysis is held against the speaker of the same words in the report. Both must be named, and be known as persons by first name or office; ministries, capitals and papers may stand for the one who speaks for them.',
  english: true,
  examples: [
    {
      text: 'Mayor defends tram\nMayor Petra Lindqvist opened the talks. The transport chief, Oskar Bang, warned that a pause would cost "at least three building seasons."\nKey Takeaways\n- A pause would cost "at least three building seasons," Lindqvist warned.\nAnalysis\nNothing.',
      finds: [
        '4:57 The takeaway gives "at least three building seasons" to Lindqvist, the lead to Oskar Bang',
      ],
    },
    {
      text: 'Mayor defends tram\nMayor Petra Lindqvist said the tram is "late, but not over budget."\nKey Takeaways\n- "Late, but not over budget" is how Lindqvist put it, the mayor said.\n- The tram is "late, but not over budget," City Hall said.\nAnalysis\nThe tram is "late, but not over budget," said Mayor Lindqvist.',
      finds: [],
    },
    {
      text: 'Mayor defends tram\nMayor Petra Lind opened the talks. Her transport chief, Oskar Bang, was less sure. "A pause would cost three building seasons," he said. "Nobody has ever built a tram in the rain."\nKey Takeaways\n- Nobody "has ever built a tram in the rain", Lind reminded her guests.\nAnalysis\nLind summed it up: "A pause would cost three building seasons."',
      finds: [
        '4:47 The takeaway gives "has ever built a tram in the rain" to Lind, the lead to Oskar Bang',
        '6:1 The analysis gives "A pause would cost three building seasons" to Lind, the lead to Oskar Bang',
      ],
    },
    {
      text: 'Kremlin answers\nKremlin spokesman Dmitry Peskov said talks are "a step in the right direction." Vladimir Putin was not there.\nKey Takeaways\n- Talks are "a step in the right direction," Moscow said.\n- The Kremlin called them "a step in the right direction," Peskov said.\nAnalysis\nNothing.',
      finds: [],
    },
    {
      text: 'Mine Ordered to Stop\nHendra Lim called the order "a verdict before the trial." Dewi Santoso denied the charge.\nKey Takeaways\n- The order is "a verdict before the trial," in the words of Santoso.\nAnalysis\nNothing.',
      finds: [
        '4:62 The takeaway gives "a verdict before the trial" to Santoso, the lead to Hendra Lim',
      ],
    },
    {
      text: 'Trial Ends\nAccording to Dr. Yusuf Demir, who led the trial, the results were "better than we had dared to write down". Alma Reyes urged caution.\nKey Takeaways\n- Reyes called the results "better than we had dared to write down".\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives "better than we had dared to write down" to Reyes, the lead to Dr. Yusuf Demir',
      ],
    },
    {
      text: 'Vigil\nMayor Lucy Grant said she was "tired of burying teenagers". Police Chief Omar Diaz stood beside her.\nKey Takeaways\n- Police Chief Omar Diaz said he was "tired of burying teenagers".\nAnalysis\nNothing.',
      finds: [
        '4:3 The takeaway gives "tired of burying teenagers" to Police Chief Omar Diaz, the lead to Mayor Lucy Grant',
      ],
    },
  ],
  check({ sentences, repeats }, flag) {
    if (repeats().length === 0) return;
    const people = readPeople(sentences);
    const isPerson = ({ keys }: Speaker) => people.has(keys.at(-1) ?? '');
    for (const { passage, quotation, source } of repeats()) {
      const speaker = readSpeaker(passage, quotation, people);
      const other = readSpeaker(source.passage, source.quotation, people);
      if (!speaker || !other || isSame(speaker, other)) continue;
      if (!isPerson(speaker) || !isPerson(other)) continue;
      const elsewhere = namePart(source);
      const words = shorten(quotation.words);
      flag({
        reason: `${capitalise(namePart({ passage }))} gives "${words}" to ${speaker.text}, ${elsewhere} to ${other.text}`,
        hint: 'Give the words to the one who said them.',
        place: passage.place(speaker),
        related: [
          {
            reason: `${capitalise(elsewhere)} gives it to ${other.text}`,
            place: source.passage.place(other),
          },
        ],
      });
    }
  },
};

/** A name in another spelling is one for another rule. */
function isSame({ keys }: Speaker, other: Speaker): boolean {
  return keys.some((key) =>
    other.keys.some((each) => each === key || (key.length > 4 && distance(each, key) === 1)),
  );
}

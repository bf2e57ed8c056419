import { describe, expect, it } from 'vitest';
import { findAll } from '../src/model/find-all.js';
import { readDateRanges } from '../src/text/date-ranges.js';
import { readDates } from '../src/text/dates.js';
import { readClockRanges } from '../src/text/clock.js';
import { readClaims } from '../src/text/claims.js';
import { toLemma } from '../src/text/lemmas.js';
import { readNames } from '../src/text/names.js';
import { readPeople } from '../src/text/people.js';
import { readPassage } from '../src/text/read-passage.js';
import { readRepeats } from '../src/text/repeats.js';
import { readSpeaker } from '../src/text/speakers.js';
import { indexWords } from '../src/text/vocabulary.js';
import { readWords } from '../src/text/words.js';
import type { Passage, Role } from '../src/text/passage.js';

/** A passage of one text; places in a file are not looked at. */
function read(role: Role, value: string): Passage {
  return readPassage(role, [{ type: 'text', value }], (_value, place) => place);
}

describe('all matches of an expression', () => {
  it('are those that matchAll gives, empty ones too', () => {
    const texts = ['', 'a', 'aXbXc', 'X\u{1F600}X\u{1F600}', '\uD83D'];
    const patterns = [/X/g, /X*/g, /X*/gu, /(?<last>[abc])?/g, /^/gm, /$/gu, /\b/g];
    for (const text of texts) {
      for (const pattern of patterns) {
        expect(findAll(text, pattern)).toEqual([...text.matchAll(pattern)]);
      }
    }
  });

  it('are found by a global expression only', () => {
    expect(() => findAll('a', /a/)).toThrow(TypeError);
  });
});

describe('dates', () => {
  const list = (text: string) => readDates(text).map((date) => date.text);

  it('are read in the forms of newsrooms', () => {
    expect(
      list('On Monday, April 3, and 30 May to 2 June 2024; since 2024-02-29 and May 2019'),
    ).toEqual(['Monday, April 3', '30 May to 2 June 2024', '2024-02-29', 'May 2019']);
  });

  it('end before a number that is no day', () => {
    expect(list('on May 3 and 40 others came; in May 32 more')).toEqual(['May 3']);
  });

  it('are read in linear time', () => {
    const started = performance.now();
    expect(readDates('May 3, '.repeat(50_000))).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('sentences', () => {
  it('go on after a time of day', () => {
    const { sentences } = read(
      'lead',
      'It leaked from 7:25 a.m. to 10:05 a.m. on Tuesday. It stopped.',
    );
    expect(sentences).toHaveLength(2);
  });
});

describe('spans between times of day', () => {
  it('are counted in minutes, over noon and midnight', () => {
    const list = (text: string) => readClockRanges(text).map(({ minutes }) => minutes);
    expect(list('from 7:25 a.m. to 10:05 a.m., from 11:30 a.m. to 1:10 p.m.')).toEqual([160, 100]);
    expect(list('between 22.40 and 01.10, from 9:15 to 10:05 p.m.')).toEqual([150, 50]);
  });
});

describe('ranges of dates', () => {
  const list = (text: string) =>
    readDateRanges(text, readDates(text)).map(({ text: range, days }) => [range, days]);

  it('count their days with the first and the last', () => {
    expect(list('the talks of June 18-19')).toEqual([['June 18-19', 2]]);
    expect(list('from December 30 to January 2')).toEqual([['December 30 to January 2', 4]]);
    expect(list('from 27 Feb 2024 to 2 March 2024')).toEqual([['27 Feb 2024 to 2 March 2024', 5]]);
  });

  it('have no days if they end before they begin', () => {
    expect(list('between May 9 and May 3')).toEqual([['May 9 and May 3', -5]]);
  });

  it('are no lists', () => {
    expect(list('on May 3 and 5, and on May 7, 2024, and May 9, 2024')).toEqual([]);
  });
});

describe('proper names', () => {
  const list = (text: string) => readNames(text, readWords(text)).map((name) => name.text);

  it('go over small words and shortened first names', () => {
    expect(list('Dr. Ida B. Renn of the Bank of England met Ursula von der Leyen in May')).toEqual([
      'Dr. Ida B. Renn of the Bank of England',
      'Ursula von der Leyen',
    ]);
  });

  it('end at a possessive, a comma and a sentence', () => {
    expect(list("In Peru's Lima, Roth met Vargas. Envoys came")).toEqual([
      'Peru',
      'Lima',
      'Roth',
      'Vargas',
      'Envoys',
    ]);
  });
});

describe('the speaker of a quotation', () => {
  const find = (text: string) => {
    const passage = read('lead', text);
    return passage
      .quotations()
      .map((quotation) => readSpeaker(passage, quotation, readPeople(passage.sentences))?.text);
  };

  it.each([
    ['"We will go now," Petra Lindqvist said.', 'Petra Lindqvist'],
    ['"We will go now," said the mayor, Petra Lindqvist.', 'Petra Lindqvist'],
    ['The chief, Oskar Bang, warned that it would cost "three seasons".', 'Oskar Bang'],
    ['It is "late", according to Mayor Lindqvist of Bremen.', 'Mayor Lindqvist of Bremen'],
    ['Roth, who met Vargas in Lima, said talks were "good for all".', 'Roth'],
    ['After a day in Lima, she said talks were "good for all".', undefined],
    ['"We need all of it," said Dr. Kirsten Aamodt, a doctor.', 'Dr. Kirsten Aamodt'],
    ['Nina Falk, Nordlift\'s chief, said they had been "kind to us".', 'Nina Falk'],
    ['Petra Lind was less sure. "It may all be late," she said.', 'Petra Lind'],
    ['Petra Lind summed up the year: "It was all very late."', 'Petra Lind'],
    ['Ola Brekke of Nordlift, who met Falk, called it "late for all".', 'Ola Brekke of Nordlift'],
    ['Petra Lind left. To her it was "late for all of us".', 'Petra Lind'],
    ['Petra Lind and Oskar Bang met. "It may all be late," he said.', undefined],
    ['Oskar Bang read from a letter: "It may all be late."', undefined],
  ])('is found in %s', (text, speaker) => {
    expect(find(text)).toEqual([speaker]);
  });

  it('goes on to speak in a quotation that is a sentence of its own', () => {
    expect(find('"It is late," Petra Lind said. "It is very late." "So late."')).toEqual([
      'Petra Lind',
      'Petra Lind',
      'Petra Lind',
    ]);
  });
});

describe('repeated quotations', () => {
  const find = (report: string, takeaway: string) =>
    readRepeats([read('lead', report), read('takeaway', takeaway)]).map(({ isExact }) => isExact);
  const report = 'She said: "We will finish the line," then, "in the budget that we were given."';

  it('are exact if they leave out, explain, or go on after an interruption', () => {
    expect(find(report, '"We will finish ... the line"')).toEqual([true]);
    expect(find(report, '"[They] will finish the line"')).toEqual([true]);
  });

  it('are exact if speech goes on after the speaker', () => {
    expect(find(report, '"We will finish the line in the budget"')).toEqual([true]);
  });

  it('are not exact with another word', () => {
    expect(find(report, '"We will leave the line"')).toEqual([false]);
  });

  it('are none if little is the same', () => {
    expect(find(report, '"We will never sell the old trams"')).toEqual([]);
  });
});

describe('claims', () => {
  const list = (text: string) =>
    read('lead', text)
      .sentences.flatMap(readClaims)
      .map(({ sentence, scope, text: verb }) => [
        verb,
        sentence.text.slice(scope.start, scope.end).trim(),
      ]);

  it('are what follows the verb up to another clause, or what stands before it', () => {
    expect(list('Auditors claimed the reserve was spent, but the mayor denied it.')).toEqual([
      ['claimed', 'the reserve was spent'],
    ]);
    expect(list('The reserve was spent, auditors claimed.')).toEqual([
      ['claimed', 'The reserve was spent'],
    ]);
  });

  it('begin with whom they are of, if he claims or denies it himself or is accused', () => {
    expect(list('Grey Tern claimed on its website to have copied the files.')).toEqual([
      ['claimed', 'Grey Tern claimed on its website to have copied the files.'],
    ]);
    expect(list('Two firms are accused of forging seals, but deny it.')).toEqual([
      ['accused', 'Two firms are accused of forging seals'],
    ]);
    expect(list('Roth accused the firm, which is based in Kiel, of forging seals.')).toEqual([
      ['accused', 'the firm, which is based in Kiel, of forging seals.'],
    ]);
  });

  it('are none in a quotation, after a "not", or where a charge is denied that is not spelled out', () => {
    expect(list('"I promised that nobody would come."')).toEqual([]);
    expect(list('Roth has not claimed that the reserve was spent.')).toEqual([]);
    expect(list('Kestria expelled two envoys as spies, a charge that Morvia denies.')).toEqual([]);
  });

  it('are plain where the verb tells no doubt', () => {
    const [said, claimed] = read(
      'lead',
      'According to the indictment, Roth forged 31 seals. Auditors claimed the reserve was spent.',
    ).sentences.flatMap(readClaims);
    expect(said).toMatchObject({ isPlain: true, subject: ' the indictment' });
    expect(claimed).toMatchObject({ isPlain: false });
  });

  it('are promises only if something is to come', () => {
    expect(list('Roth stated that Kestria would pay the debt.')).toHaveLength(1);
    expect(list('Roth stated that Kestria had paid the debt.')).toEqual([]);
  });
});

describe('a vocabulary', () => {
  const known = indexWords(readWords('Staffing gaps met sight-line rules; Bolten bought shares'));

  it.each(['staff', 'meeting', 'gap', 'sight', 'acquired', 'purchase'])('knows %s', (word) => {
    expect(known.knows(toLemma(word))).toBe(true);
  });

  it.each(['stay', 'gape', 'boat'])('does not know %s', (word) => {
    expect(known.knows(toLemma(word))).toBe(false);
  });
});

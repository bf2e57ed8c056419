import type { Analysis } from '../text/analysis.js';
import {
  areOneDeed,
  isDecision,
  mayBeOneDeed,
  readDone,
  readToCome,
  type Deed,
} from '../text/deeds.js';
import { compare, findMatches, type Match } from '../text/match.js';
import { once } from '../text/once.js';
import type { Sentence } from '../text/passage.js';
import { textBefore } from '../text/window.js';
import type { Rule } from './rule.js';
import { nameLine, namePart, shorten } from './wording.js';

/** How many content words a decision at the top must share with one to come. */
const MIN_SHARED = 2;

/** Leaves open whether something has happened. */
const OPEN = /\b(?:[Ww]ould|[Cc]ould|may|[Mm]ight|[Ss]hould|[Ii]f|[Uu]nless)\b/;

/** What follows has to come first. */
const CONDITION = /\b(?:once|until|unless|if)\b[^.;,]*$/i;

/** The rule `tense-mismatch`. */
export const tenseMismatch: Rule = {
  id: 'tense-mismatch',
  level: 'warning',
  summary: 'Still to come at the top, over in the body, or the other way round',
  why: 'Digests are written before an event and updated after it; one sentence is forgotten. The same verb, or one for such an event (rule and reject, resign and step down), with two words beside it must be in both, or most of the sentence; one word right beside it makes an info. “Opens on 1 September” and “a vote is scheduled” are to come as well. Quotations are left alone, and so is what the body tells both of the past and of the future.',
  english: true,
  examples: [
    {
      text: 'Roth in Peru\nHe met President Lucia Vargas in Lima and signed a copper agreement.\nKey Takeaways\n- Roth will meet President Lucia Vargas in Lima and sign a copper agreement.',
      finds: [
        '4:3 The takeaway says "will meet" of what the lead tells as past: "He met President Lucia Vargas in Lima and signed a copper agreement." (line 2)',
      ],
    },
    {
      text: 'Council Votes\nThe city council will vote on a new tram timetable on October 20.\nKey Takeaways\n- The city council voted on a new tram timetable.',
      finds: [
        '4:3 The takeaway tells as past what the lead says is to come: "The city council will vote on a new tram timetable on October 20." (line 2)',
      ],
    },
    {
      text: 'Ships and Votes\nThe frigate landed 240 evacuees at Larnaca on Sunday. Members of the Tide Assembly will vote on 3 May on whether to merge the two harbour boards. The passwords of the port were reset in June.\nKey Takeaways\n- The frigate will bring 240 evacuees to Larnaca.\n- The Tide Assembly has adopted the merger of the two harbour boards.\n- All passwords of the port will be reset.',
      finds: [
        '4:3 The takeaway says "will bring" of what the lead tells as past: "The frigate landed 240 evacuees at Larnaca on Sunday." (line 2)',
        '5:3 The takeaway tells as past what the lead says is to come: "Members of the Tide Assembly will vote on 3 May on whether to merge the two …" (line 2)',
        '6:3 The takeaway says "will be reset" of what the lead tells as past: "The passwords of the port were reset in June." (line 2)',
      ],
    },
    {
      text: 'Fire Station on Mill Road Will Close\nThe Ashby council voted on May 4 to close the fire station on Mill Road. Crews hired 40 welders and plan to hire 40 painters.\nKey Takeaways\n- The crews will hire 40 painters.',
      finds: [],
    },
    {
      text: 'Bridges Reopen\nTwo road bridges in the old harbour will reopen on Thursday, the port said. The board approved the plan.\nKey Takeaways\n- Two road bridges in the old harbour are to reopen on Thursday.\n- Two road bridges in the old harbour will reopen, the port said.',
      finds: [],
    },
    {
      text: 'Measles Spreads to Third District of Kassar\nMeasles has spread to a third district of Kassar, the health ministry said.\nKey Takeaways\n- Measles is in a third district.',
      finds: [],
    },
    {
      text: 'A Mandate\nThe leader of the bloc, Elena Marin, is to receive a mandate to form a government on Thursday.\nKey Takeaways\n- The president handed Marin the mandate to form a government.\n- The president is to give Marin the mandate to form a government.',
      finds: [
        '4:3 The takeaway tells as past what the lead says is to come: "The leader of the bloc, Elena Marin, is to receive a mandate to form a …" (line 2)',
      ],
    },
    {
      text: 'Courts and Trains\nThe Constitutional Court rejected a complaint over ballots from abroad last Friday. The rail link between Osk and Lindt opens to passengers on 1 September. Igor Valent is to hand in his resignation as chairman. A vote on the harbour bill is scheduled for Thursday.\nKey Takeaways\n- The Constitutional Court will rule on the ballots from abroad.\n- The rail link between Osk and Lindt has opened to passengers.\n- Igor Valent has resigned as chairman.\n- The harbour bill was passed by a narrow vote.',
      finds: [
        '4:3 The takeaway says "will rule" of what the lead tells as past: "The Constitutional Court rejected a complaint over ballots from abroad last …" (line 2)',
        '5:3 The takeaway tells as past what the lead says is to come: "The rail link between Osk and Lindt opens to passengers on 1 September." (line 2)',
        '6:3 The takeaway tells as past what the lead says is to come: "Igor Valent is to hand in his resignation as chairman." (line 2)',
        '7:3 The takeaway tells as past what the lead says is to come: "A vote on the harbour bill is scheduled for Thursday." (line 2)',
      ],
    },
    {
      text: '---\ndate: 2025-06-12\n---\nCourts and Trains\nThe bank bought bonds in the crisis of 2008. The two plants may restart once their ponds have been tested. The market opened on Monday.\nKey Takeaways\n- The bank will buy bonds of the crisis fund.\n- The ministry will test the ponds of the two plants.\n- The bridge opens on 1 September.',
      finds: [],
    },
  ],
  check(analysis, flag) {
    const { top, body } = analysis;
    const toCome = indexDeeds(body.flatMap(readToCome));
    const told = { done: once(() => indexDeeds(body.flatMap(readDone))), toCome };
    for (const sentence of top) {
      if (/"/.test(sentence.text)) continue;
      const [future] = readToCome(sentence);
      if (!future && toCome.all.length === 0) continue;
      const sure = future ? findPast(future, told, analysis) : findToCome(sentence, told);
      const other = sure ?? findLikely(sentence, future, told, analysis.year);
      if (!other) continue;
      const place = other.place();
      const part = namePart(sentence).slice(4);
      const where = namePart(other);
      const what = future
        ? `The ${part} says "${future.text}" of what ${where} tells as past`
        : `The ${part} tells as past what ${where} says is to come`;
      flag({
        reason: `${what}: "${shorten(other.text)}"${nameLine(place)}`,
        hint: 'Say in both places whether it has happened.',
        place: sentence.place(),
        related: [{ reason: `What ${where} says`, place }],
        ...(!sure && { level: 'info' }),
      });
    }
  },
};

/** What the body tells as past, and what it says is to come. */
interface Told {
  readonly done: () => Deeds;
  readonly toCome: Deeds;
}

/** Deeds in the order of the text, and those of each sentence. */
interface Deeds {
  readonly all: readonly Deed[];
  readonly listOf: (sentence: Sentence) => readonly Deed[];
}

function indexDeeds(all: readonly Deed[]): Deeds {
  const own = new Map<Sentence, Deed[]>();
  for (const deed of all) {
    const deeds = own.get(deed.sentence);
    if (deeds) deeds.push(deed);
    else own.set(deed.sentence, [deed]);
  }
  return { all, listOf: (sentence) => own.get(sentence) ?? [] };
}

/** The sentence that tells as past what the top says is to come, if none says so too. */
function findPast(
  future: Deed,
  { done, toCome }: Told,
  { body, year }: Pick<Analysis, 'body' | 'year'>,
): Sentence | undefined {
  const told = done().all.filter((deed) => areOneDeed(deed, future) && !isLongAgo(deed, year));
  const close = findMatches(future.sentence, body)
    .filter(isClose)
    .map(({ sentence }) => sentence);
  const isOpen = (sentence: Sentence) =>
    isLeftToDo(sentence, future.lemma) ||
    toCome.listOf(sentence).some(({ kind }) => kind === future.kind);
  if (told.some((deed) => isOpenDeed(deed) || isOpen(deed.sentence))) return undefined;
  if (close.some((sentence) => OPEN.test(sentence.text) || isOpen(sentence))) return undefined;
  const isNews = told.some((deed) => deed.lemma === future.lemma);
  if (!isNews && toCome.all.some((deed) => areOneDeed(deed, future))) return undefined;
  return told[0]?.sentence ?? close.find((sentence) => isOver(sentence, future, { done, toCome }));
}

/** What has been in a year before is of another time than what is to come. */
function isLongAgo({ sentence }: Deed, year = Number.POSITIVE_INFINITY): boolean {
  const years = sentence.text.match(/\b(?:19|20)\d\d\b/g) ?? [];
  return years.some((other) => Number(other) < year);
}

/** Whether "would" or "if" stands by a verb, or "once". */
function isOpenDeed({ sentence: { text }, verb }: Deed): boolean {
  return (
    OPEN.test(text.slice(Math.max(0, verb.start - 30), verb.end + 30)) ||
    CONDITION.test(textBefore(text, verb.start, 60))
  );
}

/** "Voted to close" leaves the closing to come. */
function isLeftToDo(sentence: Sentence, lemma: string): boolean {
  const words = sentence.words();
  return words.some((word, at) => words[at - 1]?.lower === 'to' && word.lemma === lemma);
}

/** Whether a sentence tells of the past only, and of a decision only if that is what is asked. */
function isOver(sentence: Sentence, future: Deed, { done, toCome }: Told): boolean {
  const own = done().listOf(sentence);
  return (
    own.length > 0 &&
    (isDecision(future) || !own.some(isDecision)) &&
    toCome.listOf(sentence).length === 0
  );
}

/** The sentence that says is to come what the top tells as past, if none tells so too. */
function findToCome(top: Sentence, { done, toCome }: Told): Sentence | undefined {
  if (OPEN.test(top.text)) return undefined;
  const own = readDone(top).filter((deed) => !done().all.some((other) => areOneDeed(other, deed)));
  for (const deed of own) {
    const other = toCome.all.find(
      (future) =>
        areOneDeed(future, deed) &&
        !done()
          .listOf(future.sentence)
          .some(({ kind }) => kind === deed.kind),
    );
    if (other) return other.sentence;
  }
  // "Has approved" of what "will vote on" is told of, where nothing else is decided.
  if (
    !own.some((deed) => isDecision(deed) && deed.lemma !== 'propos') ||
    done().all.some(isDecision)
  )
    return undefined;
  return toCome.all.find(
    (deed) => isDecision(deed) && compare(top, deed.sentence).shared >= MIN_SHARED,
  )?.sentence;
}

/** A sentence that may be of the same, where the body has such a verb in the other tense only. */
function findLikely(
  top: Sentence,
  future: Deed | undefined,
  { done, toCome }: Told,
  year: number | undefined,
): Sentence | undefined {
  if (OPEN.test(top.text)) return undefined;
  const [own, same, others] = future ? [[future], toCome, done()] : [readDone(top), done(), toCome];
  for (const deed of own) {
    if (same.all.some(({ kind }) => kind === deed.kind)) continue;
    const other = others.all.find(
      (one) => mayBeOneDeed(one, deed) && !isOpenDeed(one) && !isLongAgo(one, year),
    );
    if (other && !isLeftToDo(other.sentence, deed.lemma)) return other.sentence;
  }
  return undefined;
}

function isClose({ shared, cover }: Match): boolean {
  return shared >= 5 && cover >= 0.65;
}

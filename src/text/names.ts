import { flatMap } from '../model/flat-map.js';
import { monthNames, weekdayNames } from './calendar.js';
import { PLACE_NAMES } from './place-names.js';
import type { Span } from './split-sentences.js';
import type { Word } from './words.js';

/** A proper name: words with capitals that follow each other, such as `Anna Kovacs` or `Bank of England`. */
export interface Name extends Span {
  readonly text: string;
  /** Its words with capitals, in order. */
  readonly words: readonly Word[];
  /** Whether it opens a sentence or a quotation, where any word has a capital. */
  readonly isInitial: boolean;
}

/** What may stand between two words of one name. */
const JOINT =
  /^(?: |-|\. | & | of | of the | de | de la | del | da | dos | di | du | van | van den | van der | von | von der | bin | ibn | al | al-| el | la | y )$/;
/** After a single letter or one of these, a full stop is part of the name. */
const SHORTENED = /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Adm|St)$/u;
const NO_NAMES: ReadonlySet<string> = new Set(
  [...monthNames, ...weekdayNames, 'Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sep', 'Sept']
    .concat('Oct', 'Nov', 'Dec', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
    .map((name) => name.toLowerCase()),
);

/** Whether a word is a day or a month. */
export function isNoName({ lower }: Word): boolean {
  return NO_NAMES.has(lower);
}

const OFFICES = new Set(
  [
    'president vice prime minister chancellor governor mayor senator secretary ambassador king queen prince princess',
    'general colonel major captain admiral lieutenant sergeant judge justice chief commissioner commander director',
    'chairman chairwoman chair chairperson speaker representative congressman congresswoman lawmaker premier pope',
    'bishop archbishop rabbi imam sheikh sultan emir lord lady dame sir mr mrs ms dr prof professor spokesman',
    'spokeswoman spokesperson foreign finance defence defense interior deputy acting former attorney state leader',
    'sen rep gov gen lt col capt sgt maj adm cllr insp hon rev',
    'inspector superintendent sheriff officer doctor councillor mp envoy undersecretary treasurer head manager',
  ].flatMap((words) => words.split(' ')),
);

/** Whether a word names an office or a title (`President`, `Foreign Minister`) rather than a person or a place. */
export function isOffice({ lower }: Pick<Word, 'lower'>): boolean {
  return OFFICES.has(lower);
}

const INSTITUTIONS = new Set(
  [
    'ministry department office agency bank union council commission committee house senate congress parliament court',
    'university institute college school hospital company group corp corporation inc ltd plc party front army navy',
    'force forces police guard corps association federation organization organisation fund foundation league times',
    'post news journal press herald tribune guardian reuters hall board authority service services bureau center centre',
    'museum gallery theatre theater station airport port stadium club laboratory observatory clinic church cathedral bridge dam prison',
    'network trust society alliance coalition movement assembly administration government team street square city',
    'county state states province republic kingdom federation islands island sea ocean river lake mount valley gulf',
    'north south east west northern southern eastern western central new united saudi san los las el great hong sri',
  ].flatMap((words) => words.split(' ')),
);

/** Whether a word makes a name that of an institution or a place (`Ministry of Defence`, `New York`). */
export function isInstitution({ lower }: Word): boolean {
  return INSTITUTIONS.has(lower);
}

const PLACES: ReadonlySet<string> = new Set(PLACE_NAMES);

/** Whether a name is one of a country or territory, by the names that the Unicode consortium gives them. */
export function isPlace(name: string): boolean {
  return PLACES.has(name.toLowerCase());
}

/** The proper names in a sentence with these words; days and months are none. */
export function readNames(text: string, words: readonly Word[]): readonly Name[] {
  const names: Word[][] = [];
  let last: Word | undefined;
  for (const word of words) {
    if (!isNameWord(word)) {
      last = word.isCapital ? undefined : last;
      continue;
    }
    const isNext = last !== undefined && joins(text, last, word);
    if (isNext) names.at(-1)?.push(word);
    else names.push([word]);
    last = word;
  }
  return flatMap(names, (parts) => toName(text, parts));
}

/** Whether a line without a full stop writes nearly all its words with capitals, as headlines do, so that capitals tell no names. */
export function isTitleCase(text: string, words: readonly Word[]): boolean {
  if (/[.?!]["')]*$/.test(text)) return false;
  const content = words.filter(({ isStop }) => !isStop);
  const capitals = content.filter(({ isCapital, lower }) => isCapital || /^\d/.test(lower));
  return content.length > 2 && capitals.length >= content.length * 0.8;
}

function isNameWord({ isCapital, isStop, lower, text }: Word): boolean {
  return isCapital && (!isStop || /^\p{Lu}{2,}$/u.test(text)) && !NO_NAMES.has(lower);
}

function joins(text: string, last: Word, word: Word): boolean {
  // The possessive ending is no part of a word, so that "Russia's President" is two names.
  const between = text.slice(last.end, word.start);
  if (between.length > 9 || !JOINT.test(between)) return false;
  return between !== '. ' || SHORTENED.test(last.text);
}

function toName(text: string, words: readonly Word[]): readonly Name[] {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return [];
  const { start } = first;
  const isInitial =
    start === 0 || /(?:["(:;]|- )\s?$/.test(text.slice(Math.max(0, start - 2), start));
  return [{ start, end: last.end, text: text.slice(start, last.end), words, isInitial }];
}

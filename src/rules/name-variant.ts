import { distance } from 'fastest-levenshtein';
import { isInstitution, isOffice, isPlace, isTitleCase } from '../text/names.js';
import { once } from '../text/once.js';
import type { Role, Sentence } from '../text/passage.js';
import { readPeople } from '../text/people.js';
import { shareSuffix } from '../text/suffixes.js';
import { fold, type Word } from '../text/words.js';
import type { Rule } from './rule.js';

/** The rule `name-variant`. */
export const nameVariant: Rule = {
  id: 'name-variant',
  level: 'warning',
  summary: 'A name in two spellings',
  why: 'Zelensky and Zelenskyy are one man, and a search finds only half of him. Names of six letters or more that differ in one letter or an accent, of eight or more also by one in another place, are flagged at the rarer spelling, shorter ones if the rest of the name is the same (“Hsiao Mingda”, “Hsiao Mingta”). Plurals, the people of a country, names of countries, words that the text also writes small, and names that each go with another first name are left alone.',
  english: true,
  examples: [
    {
      text: 'Quake in Hualin\nGovernor Hsiao Mingda spoke to Zelenskyy. Later Hsiao Mingta called Zelensky, and Zelensky thanked him.',
      finds: [
        '2:55 "Mingta" is written "Mingda" elsewhere',
        '2:32 "Zelenskyy" is written "Zelensky" elsewhere',
      ],
    },
    {
      text: 'Talks in Lima\nThe envoys of Iceland and Ireland met Peter Hansen and Olga Hanson. The Russian envoy, of Russia, met two Russians. The Capitol is in the capital; the Capital Police came.',
      finds: [],
    },
    {
      text: 'Fares in Vestby\nKari Nygaard, the minister, cut the fares. Karl Nygaard, the mayor, is not related to the minister.\nThe Blackmoor group claimed it. Blackmore has used the kit before.',
      finds: ['3:33 "Blackmore" is written "Blackmoor" elsewhere'],
    },
    {
      text: 'Talks in Lima\nPolicy Board and Police Board met on a policy for the police. Article VII and Article VIII stay. Medicare and Medicaid grew.',
      finds: [],
    },
    {
      text: 'Plant Opens\nGovernor Jana Marchetti spoke. Luke McCarthy came. Governor Marchetto left, and so did Luke McCarthey.',
      finds: [
        '2:61 "Marchetto" is written "Marchetti" elsewhere',
        '2:93 "McCarthey" is written "McCarthy" elsewhere',
      ],
    },
  ],
  check({ sentences }, flag) {
    const spellings = collectSpellings(sentences);
    const people = once(() => readPeople(sentences));
    const done = new Set<Spelling>();
    for (const [a, b] of listNear(spellings)) {
      const [rare, common] = b.places.length > a.places.length ? [a, b] : [b, a];
      if (done.has(rare) || !areOne(a, b, people)) continue;
      done.add(rare);
      const [place] = rare.places;
      const [other] = common.places;
      flag({
        reason: `"${rare.text}" is written "${common.text}" elsewhere`,
        hint: 'Settle on one spelling, or make clear that they are two.',
        place: place?.sentence.place(place.word),
        related: [
          { reason: `Here it is "${common.text}"`, place: other?.sentence.place(other.word) },
        ],
      });
    }
  },
};

/** A word of names as it is spelled, and where. */
interface Spelling {
  readonly text: string;
  readonly places: { readonly sentence: Sentence; readonly word: Word }[];
  /** Whether it stands anywhere but at the opening of a sentence. */
  isName: boolean;
  /** The other words of its names, small: before it and after it. */
  readonly before: Set<string>;
  readonly after: Set<string>;
}

const READ: ReadonlySet<Role> = new Set([
  'title',
  'deck',
  'lead',
  'takeaway',
  'body',
  'analysis',
  'definition',
]);
const MIN_LETTERS = 4;
/** Words of titles that are near to another by nature. */
const COMMON = new Set('chapter charter capital capitol policy article section series'.split(' '));
/** From this length on, one letter tells no two names apart. */
const LONG = 6;

/** From this length on, one letter in another place tells none apart: `Blackmoor`, `Blackmore`. */
const VERY_LONG = 8;
const TOLD =
  /\b(?:related to|no relation|unrelated|namesake|brothers?|sisters?|sons?|daughters?|father|mother|wife|husband|widow|cousins?|twins?|not to be confused)\b/i;

function collectSpellings(sentences: readonly Sentence[]): readonly Spelling[] {
  const spellings = new Map<string, Spelling>();
  const small = listSmall(sentences);
  for (const sentence of sentences) {
    if (!READ.has(sentence.passage.role) || isTitleCase(sentence.text, sentence.words())) continue;
    for (const { words, isInitial } of sentence.names()) {
      const own = words.filter((word) => !isOffice(word));
      const isLoose = isInitial && words.length === 1;
      for (const [index, word] of own.entries()) {
        const { text } = word;
        const known = spellings.get(text);
        if (!known && !isDistinct(word, small)) continue;
        const spelling = known ?? {
          text,
          places: [],
          isName: false,
          before: new Set(),
          after: new Set(),
        };
        spellings.set(text, spelling);
        spelling.places.push({ sentence, word });
        if (!isLoose) spelling.isName = true;
        const [before, after] = [own[index - 1], own[index + 1]];
        if (before) spelling.before.add(before.lower);
        if (after) spelling.after.add(after.lower);
      }
    }
  }
  return [...spellings.values()];
}

/** The words that a text writes with a small letter. */
function listSmall(sentences: readonly Sentence[]): ReadonlySet<string> {
  const small = new Set<string>();
  for (const { words } of sentences) {
    for (const { isCapital, stem } of words()) if (!isCapital) small.add(stem);
  }
  return small;
}

function isDistinct(word: Word, small: ReadonlySet<string>): boolean {
  const { text, stem } = word;
  if (text.length < MIN_LETTERS || COMMON.has(word.lower) || small.has(stem)) return false;
  const isPlain = /^\p{Lu}[\p{Ll}\p{M}'-]+$/u.test(
    text.replace(/(?<=[-']|^(?:Mc|Mac|De|Di|Du|La|Le|Fitz))\p{Lu}/gu, (c) => c.toLowerCase()),
  );
  return isPlain && !isInstitution(word) && !isPlace(text);
}

/** Pairs of spellings that come together if one letter is left out of each, or of one. */
function* listNear(spellings: readonly Spelling[]): Iterable<readonly [Spelling, Spelling]> {
  const shapes = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    const letters = fold(spelling.text);
    const own = new Set([
      letters,
      ...Array.from(letters, (_, at) => letters.slice(0, at) + letters.slice(at + 1)),
    ]);
    for (const shape of own) {
      const group = shapes.get(shape) ?? [];
      shapes.set(shape, group);
      for (const other of group) yield [other, spelling];
      if (group.length < MAX_GROUP) group.push(spelling);
    }
  }
}

/** Most spellings of one shape that are compared. */
const MAX_GROUP = 8;

/**
 * Whether two near spellings are likely those of one name.
 * @param people the surnames in the text, see `readPeople`
 */
function areOne(a: Spelling, b: Spelling, people: () => ReadonlySet<string>): boolean {
  if (!a.isName && !b.isName) return false;
  const [one, other] = [fold(a.text), fold(b.text)];
  if (one[0] !== other[0] || isEnding(one, other, people)) return false;
  if (distance(one, other) > 1 && Math.min(one.length, other.length) < VERY_LONG) return false;
  if (areTold(a) || areTold(b)) return false;
  const isShort = Math.min(one.length, other.length) < LONG;
  const [before, after] = [meet(a.before, b.before), meet(a.after, b.after)];
  if (before === 'apart' || after === 'apart') return false;
  return !isShort || before === 'same' || after === 'same';
}

/** Whether two spellings differ by an ending that makes another word; of persons only by one that is no vowel. */
function isEnding(one: string, other: string, people: () => ReadonlySet<string>): boolean {
  if (!shareSuffix(one, other)) return false;
  return one.length !== other.length || ![one, other].every((name) => people().has(name));
}

/** Whether the text says that two who are nearly named alike are two, or of one family. */
function areTold({ places }: Spelling): boolean {
  return places.some(({ sentence }) => TOLD.test(sentence.text));
}

/** How the neighbours of two spellings stand to each other; one of them may have none. */
function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): 'same' | 'apart' | 'open' {
  if (a.size === 0 || b.size === 0) return 'open';
  return [...a].some((word) => b.has(word)) ? 'same' : 'apart';
}

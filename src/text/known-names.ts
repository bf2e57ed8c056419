import { flatMap } from '../model/flat-map.js';
import { listAliases } from './name-aliases.js';
import { isInstitution, isOffice, type Name } from './names.js';
import type { Sentence } from './passage.js';
import { shareSuffix } from './suffixes.js';
import { fold, type Word } from './words.js';

/** The names of some sentences, ready to ask for others. */
export interface KnownNames {
  /** The words of a name that do not stand in the sentences: in no form, not abbreviated, and not by another name. */
  readonly listUnknown: (name: Name) => readonly Word[];
}

/** Most words of a name that an abbreviation stands for. */
const MAX_INITIALS = 7;
/** Small words within a name. */
const SMALL = /^(?:of|for|and|the|on|in|to)$/;
const ACRONYM = /^\p{Lu}(?:\.?\p{Lu})+/u;
/** Words of one root begin with this many letters alike. */
const KIN = 4;

/** Collects the words and names of sentences. */
export function collectNames(sentences: readonly Sentence[]): KnownNames {
  const written = flatMap(sentences, ({ words }) => words());
  const all = new Set(flatMap(new Set(written.map(({ lower }) => lower)), listParts));
  // "Ms." does not stand for Marta Siqueira.
  const acronyms = new Set(
    written
      .filter(({ isCapital, text }) => isCapital && ACRONYM.test(text))
      .flatMap(({ lower }) => listParts(lower)),
  );
  const initials = new Set(
    flatMap(sentences, ({ words }) => flatMap(groupCapitals(words()), listInitials)),
  );
  const kin = new Map<string, string[]>();
  for (const word of all) {
    const list = kin.get(word.slice(0, KIN));
    if (list) list.push(word);
    else kin.set(word.slice(0, KIN), [word]);
  }
  const isThere = (part: string) => all.has(part) || initials.has(part);
  const knowsPart = (part: string) =>
    isThere(part) ||
    (/^us./.test(part) && initials.has(part.slice(2))) ||
    listAliases(part).some(isThere) ||
    (kin.get(part.slice(0, KIN)) ?? []).some((other) => shareSuffix(part, other));
  const knows = (word: Word) => listParts(word.lower).some(knowsPart);
  return {
    listUnknown: (name) => {
      if (listInitials(name.words).some((letters) => letters.length > 1 && acronyms.has(letters)))
        return [];
      const own = name.words.filter((word) => !isOffice(word));
      const isKnown = own.map(knows);
      // Where the surname is known, a first name may be new: `Anna Lind` for `Lind`.
      const isFirstName = (word: Word, at: number) => {
        const next = own[at + 1];
        if (!next || isKnown[at + 1] !== true || isInstitution(word) || isInstitution(next))
          return false;
        return next.start === word.end + 1;
      };
      return own.filter((word, at) => !isKnown[at] && !isFirstName(word, at));
    },
  };
}

/** A word without dots and accents, and for a compound also its parts. */
function listParts(lower: string): readonly string[] {
  const bare = fold(lower);
  return bare.includes('-') ? [bare, ...bare.split('-')].filter((part) => part !== '') : [bare];
}

/** Words with capitals that small ones join: `Department for Work and Pensions`. */
function groupCapitals(words: readonly Word[]): readonly (readonly Word[])[] {
  const groups: Word[][] = [];
  let isOpen = false;
  for (const word of words) {
    if (word.isCapital && isOpen) groups.at(-1)?.push(word);
    else if (word.isCapital) groups.push([word]);
    isOpen = word.isCapital || (isOpen && SMALL.test(word.lower));
  }
  return groups;
}

/** What a name can be abbreviated to: `eu`, and `ecb` within a longer name. */
function listInitials(words: readonly Word[]): readonly string[] {
  const letters = words.map(({ lower }) => lower.charAt(0));
  return flatMap(letters, (_, from) =>
    letters
      .slice(from + 1, from + MAX_INITIALS)
      .map((_letter, to) => letters.slice(from, from + to + 2).join('')),
  );
}

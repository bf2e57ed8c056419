import { isQuoted } from './is-quoted.js';
import { isInstitution, isOffice, isPlace, type Name } from './names.js';
import type { Sentence } from './passage.js';
import { fold, type Word } from './words.js';

/**
 * The surnames in a text, folded: last words of names of two or three words, or that follow an office
 * (`Mayor Lindqvist`), unless the name is one of a place or an institution.
 */
export function readPeople(sentences: readonly Sentence[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { names } of sentences) {
    for (const name of names()) {
      const { text, words } = name;
      const own = toPersonWords(name);
      const last = own.at(-1);
      const isNamed = own.length === 2 || own.length === 3 || words.length > own.length;
      if (!last || !isNamed || own.some(isInstitution) || isPlace(text) || isPlace(last.text))
        continue;
      people.add(fold(last.lower));
    }
  }
  return people;
}

/** The words of a person's name without offices, and without what the person is of: `Esteban Rivarola` of `President Esteban Rivarola of Paraguay`. */
export function toPersonWords({ text, start, words }: Name): readonly Word[] {
  const of = text.search(/ of /);
  const own = words.filter((word) => of < 0 || word.end <= start + of);
  // "Police Chief Omar Diaz", "County Attorney Dale Hutchins"
  const called = own.slice(own.findLastIndex(isOffice) + 1);
  return called.length > 0 ? called : own.filter((word) => !isOffice(word));
}

/** The persons whom a sentence names outside of quotations. */
export function listPersons(sentence: Sentence, people: ReadonlySet<string>): readonly Name[] {
  const isPerson = (name: Name) => people.has(fold(toPersonWords(name).at(-1)?.lower ?? ''));
  return sentence.names().filter((name) => isPerson(name) && !isQuoted(sentence, name));
}

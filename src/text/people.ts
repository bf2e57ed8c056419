import { isInstitution, isOffice, isPlace } from './names.js';
import type { Passage } from './passage.js';
import { fold } from './words.js';

/**
 * The surnames in a text, folded: last words of names of two or three words, or that follow an office
 * (`Mayor Lindqvist`), unless the name is one of a place or an institution.
 */
export function readPeople(passages: readonly Passage[]): ReadonlySet<string> {
  const people = new Set<string>();
  for (const { names } of passages.flatMap(({ sentences }) => sentences)) {
    for (const { text, words } of names()) {
      const own = words.filter((word) => !isOffice(word));
      const last = own.at(-1);
      const isNamed = own.length === 2 || own.length === 3 || words.length > own.length;
      if (!last || !isNamed || own.some(isInstitution) || isPlace(text) || isPlace(last.text))
        continue;
      people.add(fold(last.lower));
    }
  }
  return people;
}

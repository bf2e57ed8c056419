import type { Author } from '../model/meta.js';

const MAX_LENGTH = 120;

/** Words that open a line which names the authors. */
const OPENING = /^(?:(?:written |prepared |compiled |reported )?by|von|par|por|authors?:) +/i;

/** What may stand between the parts of a name: `de la Cruz`, `the Lima desk`. */
const PARTICLE =
  /^(?:the|of|for|and|de|del|della|der|den|des|di|da|dos|du|el|la|le|van|von|bin|ibn|al|ter|y|e)$/i;

/** Days and months: "By Monday the ships were back" names nobody. */
const TIME =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i;

/**
 * The authors of a line under a title that names them and says nothing else (`By Ana Ruiz, Lima desk`,
 * `By A. Ruiz and Colin Abernathy`); undefined for any other line.
 */
export function readByline(line: string): readonly Author[] | undefined {
  const opening = OPENING.exec(line);
  if (!opening || line.length > MAX_LENGTH) return undefined;
  const names = line.slice(opening[0].length);
  if (TIME.test(names) || /[.!?:;]$/.test(names)) return undefined;
  const several = names.split(/,? (?:and|und|et|y|e|&) /);
  const authors = several.length > 1 ? several.flatMap((part) => part.split(/, /)) : [names];
  const read = authors.map(readAuthor);
  return read.every((author) => author !== undefined) ? read : undefined;
}

/** The author of a line that is only a name of two to four words, and what they are: `Ana Ruiz, Lima desk`. */
export function readPerson(line: string): readonly Author[] | undefined {
  const [name = ''] = line.split(/, /);
  const count = name.split(' ').length;
  const author =
    count >= 2 && count <= 4 && line.length <= MAX_LENGTH ? readAuthor(line) : undefined;
  return author && [author];
}

/** `Name`, or `Name, what they are`. */
function readAuthor(text: string): Author | undefined {
  const [name = '', ...rest] = text.split(/, /);
  if (!isName(name)) return undefined;
  return rest.length === 0 ? { name } : { name, role: rest.join(', ') };
}

function isName(text: string): boolean {
  const words = text.split(' ');
  const isPart = (word: string) =>
    /^['’]?\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) || PARTICLE.test(word);
  return /\p{Lu}/u.test(text) && words.length <= 7 && words.every(isPart);
}

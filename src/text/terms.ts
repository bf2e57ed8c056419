import type { Entry } from './analysis.js';
import { readTokens, type PhraseIndex, type PhraseUse, type Token } from './phrases.js';

const SMALL = /^(?:the|a|an|to|of|and|for|in|on)$/i;
/** Parts of a term that each name the thing: `Repo rate / policy rate`, `Gross domestic product (GDP)`. */
const PARTS = /\s*[()/;]\s*|,\s+|\s+(?:or|and|vs\.?|versus)\s+/i;

/** So many places are enough to see how a text writes a term. */
const MAX_USES = 50;

/** The words of a term, without an article before them. */
export function readTerm(plain: string): readonly Token[] {
  const tokens = readTokens(plain);
  const first = tokens.findIndex(({ text }) => !/^(?:the|a|an|to)$/i.test(text));
  return tokens.slice(Math.max(first, 0));
}

/**
 * Where the text uses the term of a glossary's entry word for word, but for endings, hyphens, and up to two words
 * between its own. The entry itself does not count.
 */
export function findTerm(term: string, entry: Entry, phrases: PhraseIndex): PhraseUse[] {
  const stems = readTerm(term).map(({ stem }) => stem);
  const uses: PhraseUse[] = [];
  for (const use of phrases.find(stems)) {
    if (!entry.definition.includes(use.sentence.passage)) uses.push(use);
    if (uses.length === MAX_USES) break;
  }
  return uses;
}

/** Whether the text uses the term in any way: as it stands, in part, by its initials, or in words that are akin. */
export function isUsed(term: string, entry: Entry, phrases: PhraseIndex): boolean {
  const parts = [term, ...term.split(PARTS), spellOut(term, entry)];
  const isElsewhere = ({ sentence }: PhraseUse) => !entry.definition.includes(sentence.passage);
  return parts.some((part) => {
    const tokens = readTerm(part);
    const [first, second, third] = tokens;
    if (!first) return false;
    const letters = tokens.map(({ text }) => text.toLowerCase()).join('');
    return (
      some(phrases.find(tokens.map(({ stem }) => stem)), isElsewhere) ||
      some(phrases.findLetters(letters), isElsewhere) ||
      some(phrases.findLetters(toInitials(tokens)), (use) => isElsewhere(use) && isInitials(use)) ||
      (!second && some(phrases.findAkin(first.stem), isElsewhere)) ||
      (second !== undefined &&
        !third &&
        some(phrases.find([second.stem, 'of', first.stem]), isElsewhere))
    );
  });
}

function some<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}

function toInitials(tokens: readonly Token[]): string {
  const words = tokens.filter(({ text }) => !SMALL.test(text));
  return words.length < 2 ? '' : words.map(({ text }) => text.slice(0, 1).toLowerCase()).join('');
}

function isInitials({ tokens: [token] }: PhraseUse): boolean {
  return token !== undefined && /^\p{Lu}{2,}s?$/u.test(token.text);
}

/** The words that an abbreviation stands for, if its definition opens with them; else nothing. */
function spellOut(term: string, { definition: [first] }: Entry): string {
  if (!first || !/^\p{Lu}{2,6}$/u.test(term)) return '';
  const tokens = readTerm(first.plain.slice(0, 200));
  const words = tokens.filter(({ text }) => !SMALL.test(text)).slice(0, term.length);
  const end = words.at(-1)?.end;
  if (end === undefined || toInitials(words) !== term.toLowerCase()) return '';
  return first.plain.slice(words[0]?.start, end);
}

import type { Root } from 'hast';
import { Failure } from '../model/failure.js';
import type { FontFace } from '../model/format.js';
import type { FontSource } from '../model/profile.js';
import { cutFamily, type CutFamily, type FaceSource } from './cut-family.js';
import type { FontHost } from './cut-font.js';
import { SHAPERS } from './font-parts.js';
import { readUses } from './uses.js';

/** The faces for a document, and the characters of it that no family has. */
export interface FaceSelection {
  readonly faces: readonly FontFace[];
  readonly missing: readonly string[];
}

/** The marks of print that most texts have. */
const MARKS = '–—‘’“”•…·°×€£';

/** Page numbers, dates and the like are set in characters that the text itself may not have. */
const ALWAYS = listRange(0x20, 0x7e) + MARKS;

const ALWAYS_THERE = new RegExp(`[ -~${MARKS}]+`, 'g');

/** The accented letters of the west of Europe. */
const ACCENTED = listRange(0xc0, 0xff);

/** The characters that families for all of the text are cut down to for most briefings. */
export const COMMON_CHARACTERS = [ALWAYS, ALWAYS + ACCENTED].map(listCharacters);

/**
 * Cuts the families of a template down to the characters of a document.
 * - Most families are for all of the text; each is cut down to all of its characters, and to some more, so that most
 *   briefings share the same cuts.
 * - A fallback is cut down to those that some of these lack, and left out if it has none of them.
 * - A family or face that is for one use is cut down to what is so set, and left out if nothing is.
 * - What formulae have that no family for them has is taken as text.
 * @param labels words of the interface that formats add to the text
 */
export async function selectFaces(
  host: FontHost,
  families: readonly FontSource[],
  document: Root,
  labels: string,
): Promise<FaceSelection> {
  const uses = readUses(document);
  const cut = (family: FontSource, characters: readonly string[]) =>
    cutFamily(host, family, ({ for: use = family.for }: FaceSource) =>
      use === undefined ? characters : listCharacters(uses[use]),
    );
  const special = families.filter((family) => family.for !== undefined);
  const others = await Promise.all(special.map((family) => cut(family, [])));
  const signs = others.filter((_, index) => special[index]?.for === 'formula');
  const rest = listCharacters(uses.formula).filter((it) => !signs.some(({ has }) => has(it)));
  const wanted = listCharacters(
    ALWAYS + (uses.all + labels).replace(ALWAYS_THERE, '') + rest.join(''),
  );
  const isForAll = (family: FontSource) => !family.fallback && family.for === undefined;
  const shared = shareCuts(wanted);
  const texts = await Promise.all(families.filter(isForAll).map((family) => cut(family, shared)));
  const lacking = wanted.filter((it) => !texts.every(({ has }) => has(it)));
  const fallbacks = await addFallbacks(
    families.filter(({ fallback }) => fallback),
    lacking,
    cut,
  );
  const found = [...texts, ...fallbacks];
  return {
    faces: [...found, ...others].flatMap(({ faces }) => faces),
    missing: lacking.filter((it) => !SHAPERS.has(it) && !found.some(({ has }) => has(it))),
  };
}

/** With one accented letter there come all: names in the news have now this one and now that. */
function shareCuts(wanted: readonly string[]): readonly string[] {
  return wanted.some((it) => ACCENTED.includes(it))
    ? listCharacters(wanted.join('') + ACCENTED)
    : wanted;
}

function listRange(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

/** Each takes what those before it have left. */
async function addFallbacks(
  families: readonly FontSource[],
  lacking: readonly string[],
  cut: (family: FontSource, characters: readonly string[]) => Promise<CutFamily>,
): Promise<readonly CutFamily[]> {
  const shapers = lacking.filter((it) => SHAPERS.has(it));
  const added: CutFamily[] = [];
  let left = lacking.filter((it) => !SHAPERS.has(it));
  for (const family of families) {
    const found = left.length > 0 && (await cut(family, [...left, ...shapers]).catch(ignoreAbsent));
    if (!found || !left.some(found.has)) continue;
    added.push(found);
    left = left.filter((it) => !found.has(it));
  }
  return added;
}

/** Packages of fallbacks may be left out when Galley is installed: some are large. */
function ignoreAbsent(error: unknown): undefined {
  if (error instanceof Failure && error.code === 'read-failed') return undefined;
  throw error;
}

function listCharacters(text: string): readonly string[] {
  const characters = [...new Set(text)];
  return characters
    .filter((it) => it === ' ' || SHAPERS.has(it) || !/[\p{C}\s]/u.test(it))
    .toSorted();
}

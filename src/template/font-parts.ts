import type { Host } from '../model/host.js';
import type { FontSource } from '../model/profile.js';
import { rememberFor } from '../model/remember.js';

/** What reads the files of packages. */
type PackageFiles = Pick<Host, 'read' | 'resolve'>;

/** A part of a family that is a file of its own, and the characters that it is cut down to. */
export interface FontPart {
  readonly name: string;
  readonly characters: readonly string[];
  /** The characters in the order of their code units. */
  readonly text: string;
}

/**
 * What has no shape of its own but says which one others take: joiners, in Persian and emoji, and selectors.
 * They go with the characters round them.
 */
export const SHAPERS: ReadonlySet<string> = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);

/** Whether a part has a code point. */
type Covers = (code: number) => boolean;

/** What parts cover, by their names. */
type Parts = ReadonlyMap<string, Covers>;

/** Where the scripts begin that are written with thousands of characters. */
const FIRST_OF_CJK = 0x2e80;

/** Finds the parts of a family that have some characters, by the lists of its package. */
export async function selectParts(
  host: PackageFiles,
  { package: name }: FontSource,
  characters: readonly string[],
): Promise<readonly FontPart[]> {
  const shapers = characters.filter((it) => SHAPERS.has(it));
  const left = new Set(characters.filter((it) => !SHAPERS.has(it)));
  const found: FontPart[] = [];
  for (const [part, covers] of await readParts(host, name)) {
    const covered = [...left].filter((it) => covers(it.codePointAt(0) ?? 0));
    if (covered.length === 0) continue;
    covered.forEach((it) => left.delete(it));
    const its = [...covered, ...shapers];
    found.push({ name: part, characters: its, text: its.toSorted().join('') });
  }
  return found;
}

/**
 * The parts of a package, Latin first. Large scripts are in a hundred numbered slices, for pages that fetch what
 * they need, and in one file as well, which has no range of its own and no signs: arrows and the like are in the
 * slices alone. A package with one file has in it all that the font has, more than its range tells.
 */
async function readParts(host: PackageFiles, name: string): Promise<Parts> {
  const read = async (file: string) => host.read(await host.resolve(`${name}/${file}`));
  const ranges = readRanges(await read('unicode.json'));
  const isSlice = (part: string) => part.startsWith('[');
  const slices = ranges.filter(([part]) => isSlice(part));
  const parts = new Map(ranges.filter(([part]) => !isSlice(part)).toSorted(latinFirst));
  const [only, ...others] = parts.keys();
  if (only !== undefined && others.length + slices.length === 0)
    return new Map([[only, () => true]]);
  if (slices.length === 0) return parts;
  const { subsets } = readMetadata(await read('metadata.json'));
  const whole = subsets.find((subset) => !parts.has(subset));
  const isInSlice: Covers = (code) => slices.some(([, covers]) => covers(code));
  if (whole !== undefined) parts.set(whole, (code) => code >= FIRST_OF_CJK && isInSlice(code));
  for (const [part, covers] of slices) parts.set(part.slice(1, -1), covers);
  return parts;
}

/** What each part of a package covers, as its list of ranges has it. */
const readRanges = rememberFor((list: Uint8Array): readonly (readonly [string, Covers])[] => {
  const ranges = Object.entries(parseJson(list) as Readonly<Record<string, string>>);
  return ranges.map(([part, range]) => [part, parseRange(range)]);
});

const readMetadata = rememberFor(
  (bytes: Uint8Array) => parseJson(bytes) as { readonly subsets: readonly string[] },
);

function parseJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

function latinFirst([a]: readonly [string, Covers], [b]: readonly [string, Covers]): number {
  return Number(b === 'latin') - Number(a === 'latin');
}

function parseRange(range: string): Covers {
  const spans = range.split(',').map((span) => {
    const [start = '', end = start] = span.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(start, 16), Number.parseInt(end, 16)] as const;
  });
  return (code) => spans.some(([start, end]) => code >= start && code <= end);
}

import type { Host } from '../model/host.js';
import type { FontSource } from '../model/profile.js';
import { rememberFor } from '../model/remember.js';

/** What reads the files of packages. */
type PackageFiles = Pick<Host, 'read' | 'resolve'>;

/** A part of a family that is a file of its own, and the characters that it is cut down to. */
export interface FontPart {
  readonly name: string;
  readonly characters: readonly string[];
}

/**
 * What has no shape of its own but says which one others take: joiners, in Persian and emoji, and selectors.
 * They go with the characters round them.
 */
export const SHAPERS: ReadonlySet<string> = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);

/** Whether a part has a code point, by the name of the part. */
type Parts = ReadonlyMap<string, (code: number) => boolean>;

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
    found.push({ name: part, characters: [...covered, ...shapers] });
  }
  return found;
}

/**
 * The parts of a package, Latin first. Large scripts are in a hundred numbered slices, for pages that fetch what
 * they need, and in one file as well, which has no range of its own and no signs: arrows and the like are in the
 * slices alone. A package with one file has in it all that the font has, more than its range tells.
 */
async function readParts(host: PackageFiles, name: string): Promise<Parts> {
  const read = async (file: string) =>
    parseJson(await host.read(await host.resolve(`${name}/${file}`)));
  const ranges = Object.entries((await read('unicode.json')) as Record<string, string>);
  const isSlice = (part: string) => part.startsWith('[');
  const slices = ranges.filter(([part]) => isSlice(part));
  const named = ranges.filter(([part]) => !isSlice(part)).toSorted(latinFirst);
  const parts = new Map(named.map(([part, range]) => [part, parseRange(range)]));
  const [only, ...others] = parts.keys();
  if (only !== undefined && others.length + slices.length === 0)
    return new Map([[only, () => true]]);
  if (slices.length === 0) return parts;
  const { subsets } = (await read('metadata.json')) as { subsets: readonly string[] };
  const whole = subsets.find((subset) => !parts.has(subset));
  const covers = parseRange(slices.map(([, range]) => range).join(','));
  if (whole !== undefined) parts.set(whole, (code) => code >= FIRST_OF_CJK && covers(code));
  for (const [part, range] of slices) parts.set(part.slice(1, -1), parseRange(range));
  return parts;
}

const parseJson = rememberFor((bytes: Uint8Array): unknown =>
  JSON.parse(new TextDecoder().decode(bytes)),
);

function latinFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return Number(b === 'latin') - Number(a === 'latin');
}

function parseRange(range: string): (code: number) => boolean {
  const spans = range.split(',').map((span) => {
    const [start = '', end = start] = span.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(start, 16), Number.parseInt(end, 16)] as const;
  });
  return (code) => spans.some(([start, end]) => code >= start && code <= end);
}

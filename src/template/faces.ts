import type { FontFace } from '../model/format.js';
import type { Host } from '../model/host.js';
import type { FontSource } from '../model/profile.js';

/** The faces for a text, and the characters of it that no family has. */
export interface FaceSelection {
  readonly faces: readonly FontFace[];
  readonly missing: readonly string[];
}

/** Page numbers, dates and the like are set in characters that the text itself may not have. */
const ALWAYS = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i));

/** A part of a family that is a file of its own, and the characters that it covers. */
interface Part {
  readonly name: string;
  readonly range: string;
  readonly characters: readonly string[];
}

/**
 * Cuts the families of a template down to the characters of a text. A family that is split by script
 * gives a face for each part that the text needs, told apart by `unicodeRange`.
 */
export async function selectFaces(
  host: Host,
  families: readonly FontSource[],
  text: string,
): Promise<FaceSelection> {
  const characters = [...new Set(ALWAYS + text)].filter(
    (it) => !/[\p{C}\s]/u.test(it) || it === ' ',
  );
  const missing = new Set(characters);
  const faces = await Promise.all(
    families.map(async (family) => {
      const parts = await selectParts(host, family, characters);
      for (const part of parts) part.characters.forEach((it) => missing.delete(it));
      const pairs = family.faces.flatMap((face) => parts.map((part) => ({ face, part })));
      return Promise.all(
        pairs.map(({ face, part }) => cutFace(host, family, face, part, parts.length)),
      );
    }),
  );
  return { faces: faces.flat(), missing: [...missing].toSorted() };
}

async function selectParts(
  host: Host,
  family: FontSource,
  characters: readonly string[],
): Promise<readonly Part[]> {
  const json = await host.read(host.resolve(`${family.package}/unicode.json`));
  const ranges = JSON.parse(new TextDecoder().decode(json)) as Record<string, string>;
  const left = new Set(characters);
  const parts: Part[] = [];
  const names = Object.keys(ranges).toSorted(
    (a, b) => Number(b === 'latin') - Number(a === 'latin'),
  );
  for (const name of names) {
    const range = ranges[name] ?? '';
    const covers = parseRange(range);
    const covered = [...left].filter((it) => covers(it.codePointAt(0) ?? 0));
    if (covered.length === 0) continue;
    covered.forEach((it) => left.delete(it));
    parts.push({ name: name.replace(/[[\]]/g, ''), range, characters: covered });
  }
  return parts;
}

function parseRange(range: string): (code: number) => boolean {
  const spans = range.split(',').map((span) => {
    const [start = '', end = start] = span.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(start, 16), Number.parseInt(end, 16)] as const;
  });
  return (code) => spans.some(([start, end]) => code >= start && code <= end);
}

async function cutFace(
  host: Host,
  { family, package: name }: FontSource,
  { weight, style }: FontSource['faces'][number],
  part: Part,
  parts: number,
): Promise<FontFace> {
  const file = `${name.replace('@fontsource/', '')}-${part.name}-${String(weight)}-${style}.woff2`;
  const whole = await host.read(host.resolve(`${name}/files/${file}`));
  const { default: subsetFont } = await import('subset-font');
  const text = part.characters.toSorted().join('');
  const data = await subsetFont(Buffer.from(whole), text, { targetFormat: 'truetype' });
  return { family, weight, style, ...(parts > 1 && { unicodeRange: part.range }), data };
}

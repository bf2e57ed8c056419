import { readFont } from '../model/font-tables.js';
import type { FontFace } from '../model/format.js';
import type { PackageReader } from '../model/host.js';
import type { FontSource } from '../model/profile.js';
import { cutFont, type CutFont, type FontHost } from './cut-font.js';
import { selectParts, type FontPart } from './font-parts.js';

/** The faces of a family that are in use, cut down, and whether they have a character. */
export interface CutFamily {
  readonly faces: readonly FontFace[];
  readonly has: (character: string) => boolean;
}

/** One face of a family, as a profile names it. */
export type FaceSource = FontSource['faces'][number];

/** What is to be cut for a face: the whole font, down to the characters of a text. */
export interface PlannedCut {
  readonly face: Omit<FontFace, keyof CutFont>;
  readonly whole: Uint8Array;
  readonly text: string;
}

/**
 * Cuts each face of a family down to the characters that it is for. A face without any is left out; one that is
 * split by script gives a face for each part, told apart by `unicodeRange`.
 */
export async function cutFamily(
  host: FontHost,
  family: FontSource,
  listFor: (face: FaceSource) => readonly string[],
): Promise<CutFamily> {
  const planned = await planCuts(host, family, listFor);
  const cut: readonly FontFace[] = await Promise.all(
    planned.map(async ({ face, whole, text }) => ({
      ...face,
      ...(await cutFont(host, whole, text)),
    })),
  );
  // What a package says that a file has, and what is in it, are not always the same.
  const faces = cut.filter(({ data }) => readFont(data).advances.size > 0);
  return {
    faces,
    has(character) {
      const code = character.codePointAt(0) ?? 0;
      return faces.some(({ data }) => readFont(data).advances.has(code));
    },
  };
}

/** Finds out what `cutFamily` has to cut. */
export async function planCuts(
  host: Pick<PackageReader, 'read' | 'resolve'>,
  family: FontSource,
  listFor: (face: FaceSource) => readonly string[],
): Promise<readonly PlannedCut[]> {
  // Most faces are for the same characters.
  const selected = new Map<readonly string[], Promise<readonly FontPart[]>>();
  const select = (characters: readonly string[]) => {
    const parts = selected.get(characters) ?? selectParts(host, family, characters);
    selected.set(characters, parts);
    return parts;
  };
  const planned = await Promise.all(
    family.faces.map(async (face) => {
      const parts = await select(listFor(face));
      return Promise.all(parts.map((part) => planCut(host, family, face, part, parts.length)));
    }),
  );
  return planned.flat();
}

async function planCut(
  host: Pick<PackageReader, 'read' | 'resolve'>,
  { family, package: name, ...source }: FontSource,
  { weight, style, for: use = source.for }: FaceSource,
  part: FontPart,
  parts: number,
): Promise<PlannedCut> {
  const file = `${name.replace('@fontsource/', '')}-${part.name}-${String(weight)}-${style}.woff2`;
  const face = {
    family,
    weight,
    style,
    ...(parts > 1 && { unicodeRange: writeRange(part.characters) }),
    ...((source.fallback || use !== undefined) && { auxiliary: true as const }),
  };
  const whole = await host.read(await host.resolve(`${name}/files/${file}`));
  return { face, whole, text: part.text };
}

/** A CSS `unicode-range` of some characters. */
function writeRange(characters: readonly string[]): string {
  return characters.map((it) => `U+${(it.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join();
}

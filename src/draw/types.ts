import type { FontFace } from '../model/format.js';
import { readFont, type FontFacts } from '../model/font-tables.js';

/** A face and what is known of its font. */
export interface Type {
  readonly face: FontFace;
  readonly facts: FontFacts;
}

/** A run of text in one face. */
export interface Run {
  readonly text: string;
  readonly type: Type;
}

/** The faces of a drawing by use. `all` are those that stand in where they lack a character. */
export interface Types {
  readonly title: Type;
  readonly text: Type;
  readonly small: Type;
  readonly all: readonly Type[];
}

/**
 * Chooses the heaviest upright face of the first family for the title, its regular face for text,
 * and the heaviest of the last family for small lines.
 */
export function chooseTypes(faces: readonly FontFace[]): Types {
  const all = faces.map((face) => ({ face, facts: readFont(face.data) }));
  const upright = all.filter(({ face }) => face.style === 'normal' && !face.auxiliary);
  const families = [...new Set(upright.map(({ face }) => face.family))];
  const ofFamily = (family: string | undefined): Type[] =>
    upright
      .filter(({ face }) => face.family === family)
      .toSorted((a, b) => a.face.weight - b.face.weight);
  const first = ofFamily(families[0]);
  const title = first.at(-1);
  const text = first.find(({ face }) => face.weight >= 400) ?? title;
  const small = ofFamily(families.at(-1)).at(-1);
  if (!title || !text || !small) throw new Error('A drawing needs an upright font face');
  return { title, text, small, all };
}

/**
 * Parts a text by the faces that have its characters: the wanted one where it can, else the one most
 * like it. Undefined if some character is in none of them.
 */
export function splitRuns(text: string, wanted: Type, all: readonly Type[]): Run[] | undefined {
  const choices = all.toSorted((a, b) => countUnlike(a, wanted) - countUnlike(b, wanted));
  const runs: Run[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const type =
      character === ' ' ? (last?.type ?? wanted) : choices.find((choice) => has(choice, character));
    if (!type) return undefined;
    if (last?.type === type) runs[runs.length - 1] = { type, text: last.text + character };
    else runs.push({ type, text: character });
  }
  return runs;
}

/** Usual width of a space, at a font size of 1. A subset of a font may lack it. */
const SPACE = 0.25;

/** How much has to be added to each space of a face, at a font size of 1: where there is none, the renderer sets what stands for it. */
export function mendSpace({ facts: { advances, lacking } }: Type): number {
  return advances.has(' '.charCodeAt(0)) ? 0 : SPACE - lacking;
}

/** Width of runs in pixels at a font size of 1, before kerning and joining, which make text narrower. */
export function measureRuns(runs: readonly Run[]): number {
  let width = 0;
  for (const { text, type } of runs) {
    for (const character of text) {
      width += type.facts.advances.get(character.codePointAt(0) ?? 0) ?? SPACE;
    }
  }
  return width;
}

function has({ facts }: Type, character: string): boolean {
  return facts.advances.has(character.codePointAt(0) ?? 0);
}

/** In how much a face differs from the wanted one; one design may be split into files by script. */
function countUnlike({ face }: Type, { face: wanted }: Type): number {
  return (
    Number(face.style !== wanted.style) * 4 +
    Number(face.weight !== wanted.weight) * 2 +
    Number(face.family !== wanted.family) +
    Math.abs(face.weight - wanted.weight) / 10_000
  );
}

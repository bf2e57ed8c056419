import { needsBrowser, stylesOf, type FormatName } from '../formats/index.js';
import { hashBytes, hashShared, hashValue } from '../model/hash.js';
import type { RenderInput } from '../model/format.js';

/** What artifacts are made with. */
export interface Tools {
  /** Tells this Galley, its libraries and its runtime from any other. */
  readonly tool: string;
  /** Tells the browser that prints from any other. */
  readonly printer: string;
}

/** Gives the key of the artifact of a format: all that may shape it, and nothing else. */
export function makeArtifactKeys(
  input: RenderInput,
  { tool, printer }: Tools,
): (name: FormatName) => string {
  const { styles, print: _, faces, images, ...shared } = input;
  const sum = hashValue({
    ...shared,
    faces: faces.map(({ data, ...face }) => [face, hashShared(data)]),
    images: [...images].map(([src, { data, ...image }]) => [src, image, hashBytes(data)]),
  });
  return (name) => {
    const sheets = stylesOf(name).map((medium) => styles[medium]);
    return hashValue([name, tool, needsBrowser(name) ? printer : '', sheets, sum]);
  };
}

import { followsPages, needsBrowser, stylesOf, type FormatName } from '../formats/index.js';
import { hashBytes, hashShared, hashValue } from '../model/hash.js';
import type { Prepared } from './prepared.js';

/** What artifacts are made with. */
export interface Tools {
  /** Tells this Galley, its libraries and its runtime from any other. */
  readonly tool: string;
  /** Tells the browser that prints from any other. */
  readonly printer: string;
}

/**
 * Gives the key of the artifact of a format: all that may shape it, and nothing else.
 * @param printed the format whose pages others follow, if it is made
 */
export function makeArtifactKeys(
  input: Prepared,
  { tool, printer }: Tools,
  printed: FormatName | undefined,
): (name: FormatName) => string {
  const { styles, faces, images, briefing, metadata, document, labels, generator, missing } = input;
  const shared = { briefing, metadata, document, labels, generator, missing };
  const sum = hashValue({
    ...shared,
    // What is packed of a face comes of its data.
    faces: faces.map(({ data, ...face }) => [{ ...face, packed: undefined }, hashShared(data)]),
    images: [...images].map(([src, { data, ...image }]) => [src, image, hashBytes(data)]),
  });
  return function keyOf(name): string {
    const sheets = stylesOf(name).map((medium) => styles[medium]);
    const pages = followsPages(name) && printed ? keyOf(printed) : '';
    return hashValue([name, tool, needsBrowser(name) ? printer : '', sheets, sum, pages]);
  };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import type { Element } from 'xast';
import { Failure } from '../../model/failure.js';
import type { FontFace } from '../../model/format.js';
import { writeXml } from '../../model/xml.js';

/**
 * Draws an `svg` element as PNG, with the given faces and no other font.
 * The renderer takes fonts from files only; they stand in a temporary folder for the time of drawing.
 */
export async function drawSvg(svg: Element, faces: readonly FontFace[]): Promise<Uint8Array> {
  const folder = await writeOrFail(() => mkdtemp(join(tmpdir(), 'galley-cover-')));
  try {
    const fontFiles = faces.map((_, index) => join(folder, `${index}.ttf`));
    await writeOrFail(() =>
      Promise.all(faces.map(({ data }, index) => writeFile(join(folder, `${index}.ttf`), data))),
    );
    const font = { loadSystemFonts: false, fontFiles };
    const image = await renderAsync(writeXml(svg), { font });
    return image.asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeOrFail<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    throw new Failure(
      'write-failed',
      `The fonts of the cover could not be written to ${tmpdir()}`,
      'Make room in the folder for temporary files, or set TMPDIR to a folder that can be written',
      cause,
    );
  }
}

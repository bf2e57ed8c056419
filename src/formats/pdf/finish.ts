import { readFile } from './read-file.js';
import type { Rendered } from '../../model/format.js';
import { nameBookmarks } from './bookmarks.js';
import { describeLinks } from './links.js';
import { markPages } from './mark-pages.js';
import { setMetadata } from './metadata.js';
import { mendStructure } from './structure-tree.js';
import { mendUnicodeMaps } from './unicode-maps.js';
import { joinPageGlyphs } from './join-glyphs.js';
import { readArea } from './scale.js';
import type { Source } from './source.js';
import { writeFile } from './write-file.js';

/**
 * Makes of what the browser printed a file that follows PDF/UA-1 and PDF/A-2a, and whose bytes depend on
 * nothing but the input.
 */
export function finish(printed: Uint8Array, source: Source): Rendered {
  const { targets, headings, metadata, generator, digest } = source;
  const file = readFile(printed);
  mendStructure(file);
  describeLinks(file, targets);
  nameBookmarks(file, headings);
  const contents = file.getPages().map(joinPageGlyphs);
  const scale = readScale(contents);
  markPages(file, contents);
  mendUnicodeMaps(file);
  setMetadata(file, metadata, generator, digest);
  const value = writeFile(file);
  return { value, pages: file.getPageCount(), ...(scale !== undefined && { scale }) };
}

/** The scale of the pages, if it is not their own: that of the first, which is that of all. */
function readScale([first = '']: readonly string[]): number | undefined {
  const area = readArea(first);
  return area && area.scale < 1 ? area.scale : undefined;
}

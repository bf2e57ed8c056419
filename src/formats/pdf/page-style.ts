import { toString } from 'hast-util-to-string';
import { findFirst } from '../../model/tree.js';
import type { RenderInput } from '../../model/format.js';
import { MARKING_SEPARATOR, wordMarkings } from '../../model/markings.js';
import { makeFontRule, quoteCss, rememberSheet, toDataUrl } from '../../model/embed.js';
import type { Metadata } from '../../model/metadata.js';
import { rememberFor } from '../../model/remember.js';

const toFontUrl = rememberFor((data: Uint8Array) => toDataUrl('font/ttf', data));

/** The style sheet that printed pages of a template have in common: fonts, page size, the template's own styles. */
export function makePrintStyle({ faces, metadata, styles }: RenderInput): string {
  return joinStyles(faces, [
    makePageRule(metadata),
    // A space at the end of a line is painted too, so that readers of the file can tell words apart
    // (ISO 32000-1, 14.8.2.5); a hyphen that the browser adds would be read as the writer's.
    'body{white-space:pre-wrap;hyphens:none}',
    styles.base,
    styles.print,
  ]);
}

const joinStyles = rememberSheet((faces, styles) => {
  const rules = faces.map((face) =>
    makeFontRule(face, { url: toFontUrl(face.data), format: 'truetype' }),
  );
  return [...rules, ...styles].join('\n');
});

/** Columns would be too long to read on a sheet that stands upright; what stands in its margins stays in lines. */
function makePageRule({ page, writing }: Metadata): string {
  if (writing === 'horizontal') return `@page{size:${page}}`;
  const boxes = ['top-left', 'top-right', 'bottom-left', 'bottom-right'].map(
    (box) => `@${box}{writing-mode:horizontal-tb}`,
  );
  return `@page{size:${page} landscape;${boxes.join('')}}`;
}

/**
 * The style sheet of one briefing: custom properties for the margin boxes of `print.css` (`--galley-title`,
 * `--galley-date`, `--galley-tlp`, `--galley-marking`, `--galley-page-before`, `-between`, `-after`).
 */
export function makeOwnStyle(input: RenderInput): string {
  const { metadata, labels } = input;
  const [before = '', between = '', after = ''] = (labels['page-of'] ?? '').split(/\{pages?\}/);
  const texts = {
    title: metadata.title,
    date: findDate(input),
    tlp: metadata.tlp ?? '',
    marking: wordMarkings(metadata, labels).join(MARKING_SEPARATOR),
    'page-before': before,
    'page-between': between,
    'page-after': after,
  };
  const properties = Object.entries(texts).map(
    ([name, text]) => `--galley-${name}:${quoteCss(text)};`,
  );
  return `:root{${properties.join('')}}`;
}

/** The date in the words of the document. */
function findDate({ document, metadata: { date } }: RenderInput): string {
  const time = findFirst(
    document,
    ({ tagName, properties }) => tagName === 'time' && properties['dateTime'] === date,
  );
  return time ? toString(time) : (date ?? '');
}

import { decodePDFRawStream, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import type { PdfRule } from './rule.js';
import { findUntagged, get, readContents } from '../pdf-reader.js';

function listFonts({ context }: PDFDocument): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFDict)
    .filter((object) => get(object, 'Type') === PDFName.of('Font'));
}

const nameOf = (font: PDFDict) => String(get(font, 'BaseFont') ?? get(font, 'Name') ?? 'a font');
const isType = (font: PDFDict, type: string) => get(font, 'Subtype') === PDFName.of(type);

function readStream(value: PDFObject | undefined): string {
  if (!(value instanceof PDFRawStream)) return '';
  return Buffer.from(decodePDFRawStream(value).decode()).toString('latin1');
}

/** Where a font tells the widths of its glyphs; of one without, viewers would draw them as they like. */
const WIDTHS: Readonly<Record<string, string>> = {
  '/Type0': 'DescendantFonts',
  '/CIDFontType2': 'W',
  '/Type3': 'Widths',
};

const hasWidths = (font: PDFDict) =>
  font.has(PDFName.of('DW')) ||
  font.has(PDFName.of(WIDTHS[String(get(font, 'Subtype'))] ?? 'Widths'));

/** ISO 32000-1, table 51, and no others (ISO 19005-2, 6.2.2). */
const OPERATOR =
  /^(?:b\*?|B\*?|BDC|BMC|BT|BX|c|cm|CS|cs|d|d0|d1|Do|DP|EMC|ET|EX|f\*?|F|G|g|gs|h|i|J|j|K|k|l|m|M|MP|n|q|Q|re|RG|rg|ri|s|S|SC|sc|SCN|scn|sh|T\*|Tc|Td|TD|Tf|Tj|TJ|TL|Tm|Tr|Ts|Tw|Tz|v|w|W\*?|y|'|")$/;

/** Rules for what is painted, and the fonts it is painted with. */
export const contentRules: readonly PdfRule[] = [
  {
    clause: 'UA1 7.1-3',
    // A form that has tags of its own is painted without any round it.
    find: (document) =>
      readContents(document)
        .flatMap(findUntagged)
        .filter((operator) => operator !== 'Do')
        .map((operator) => `${operator} paints what is neither tagged nor an artifact`),
  },
  {
    clause: 'UA1 7.1-1, 7.1-2',
    find: (document) =>
      readContents(document).flatMap((content) => {
        const open: string[] = [];
        const problems: string[] = [];
        for (const [mark] of content.matchAll(
          /\/Artifact\b[^]*?B[MD]C|\/MCID|\bB[MD]C\b|\bEMC\b/g,
        )) {
          if (mark === 'EMC') open.pop();
          else if (mark === '/MCID' && open.includes('artifact'))
            problems.push('tags in an artifact');
          else if (mark !== '/MCID') open.push(mark.startsWith('/Artifact') ? 'artifact' : 'other');
        }
        return problems;
      }),
  },
  {
    clause: 'A2 6.2.2',
    find: (document) =>
      readContents(document).flatMap((content) => {
        const words = content
          .replace(/<<[^]*?>>|<[^>]*>|\/[^\s/<>[\]()]+/g, ' ')
          .match(/[A-Za-z'"]+\*?/g);
        return (words ?? []).filter(
          (word) => !OPERATOR.test(word) && !/^(?:true|false|null)$/.test(word),
        );
      }),
  },
  {
    clause: 'A2 6.2.10',
    // What is see-through needs a colour space to be mixed in: the output intent is one.
    find: ({ catalog, context }) => {
      const mixes = context.enumerateIndirectObjects().some(([, object]) => {
        const dict = object instanceof PDFRawStream ? object.dict : object;
        return (
          dict instanceof PDFDict && (dict.has(PDFName.of('SMask')) || dict.has(PDFName.of('ca')))
        );
      });
      return mixes && !catalog.has(PDFName.of('OutputIntents')) ? ['colours mix in no space'] : [];
    },
  },
  {
    clause: 'UA1 7.20-2',
    find: (document) => {
      const { context } = document;
      return context.enumerateIndirectObjects().flatMap(([ref, object]) => {
        if (!(object instanceof PDFRawStream) || !isType(object.dict, 'Form')) return [];
        if (!readStream(object).includes('/MCID')) return [];
        const uses = document.getPages().filter(({ node }) => {
          const names = node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
          return names?.values().includes(ref) ?? false;
        });
        return uses.length > 1 ? ['tags are painted on several pages'] : [];
      });
    },
  },
  {
    clause: 'UA1 7.21.4.1-1',
    find: (document) =>
      listFonts(document)
        .filter((font) => isType(font, 'CIDFontType2') || isType(font, 'TrueType'))
        .filter((font) => !(get(font, 'FontDescriptor', 'FontFile2') instanceof PDFRawStream))
        .map((font) => `${nameOf(font)} is not in the file`),
  },
  {
    clause: 'UA1 7.21.3.2-1',
    find: (document) =>
      listFonts(document)
        .filter((font) => isType(font, 'CIDFontType2') && !font.has(PDFName.of('CIDToGIDMap')))
        .map((font) => `${nameOf(font)} maps no glyphs`),
  },
  {
    clause: 'UA1 7.21.5-1',
    find: (document) =>
      listFonts(document)
        .filter((font) => !hasWidths(font))
        .map((font) => `${nameOf(font)} tells no widths`),
  },
  {
    clause: 'UA1 7.21.7-1',
    find: (document) =>
      listFonts(document)
        .filter((font) => !isType(font, 'CIDFontType2') && !font.has(PDFName.of('ToUnicode')))
        .map((font) => `${nameOf(font)} has glyphs without text`),
  },
  {
    clause: 'UA1 7.21.7-2',
    find: (document) =>
      listFonts(document)
        .filter((font) => /<(?:0000|FEFF|FFFE)>\s*$/im.test(readStream(get(font, 'ToUnicode'))))
        .map((font) => `${nameOf(font)} maps a glyph to no character`),
  },
  {
    clause: 'UA1 7.21.8-1',
    find: (document) =>
      listFonts(document)
        .filter((font) => isType(font, 'Type0') && paintsMissingGlyph(document, font))
        .map((font) => `${nameOf(font)} paints missing glyphs`),
  },
];

/** Whether a page paints glyph 0 of a font. */
function paintsMissingGlyph(document: PDFDocument, font: PDFDict): boolean {
  return document.getPages().some(({ node }) => {
    const fonts = node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
    const names = (fonts?.keys() ?? []).filter((name) => fonts?.lookup(name) === font);
    const content = readStream(get(node, 'Contents'));
    return names.some((name) => {
      const parts = content.split(new RegExp(`/${name.decodeText()} [\\d.-]+ Tf`)).slice(1);
      return parts.some((part) =>
        /<(?:[0-9A-F]{4})*?0000(?:[0-9A-F]{4})*>/i.test(part.split(' Tf')[0] ?? ''),
      );
    });
  });
}

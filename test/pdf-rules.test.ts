import { PDFBool, PDFDict, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument as File, PDFObject } from '@cantoo/pdf-lib';
import { beforeAll, expect, it } from 'vitest';
import { pdf } from '../src/formats/pdf/index.js';
import { PDFDocument } from '../src/formats/pdf/pdf-lib.js';
import { mendUnicodeMaps } from '../src/formats/pdf/unicode-maps.js';
import { createNodeHost } from '../src/host/node-host.js';
import type { PrintPage } from '../src/model/print-page.js';
import { makeInput, rich } from './pdf-input.js';
import { flatten, get, openPdf, readContents, readTree, type Node } from './pdf-reader.js';
import { judgePdf, pdfRules } from './pdf-rules/index.js';

let bytes: Uint8Array;

beforeAll(async () => {
  const printer = await createNodeHost().openPrinter();
  try {
    const input = { ...makeInput(rich), print: (page: PrintPage) => printer.print(page) };
    bytes = (await pdf.render(input)).value;
  } finally {
    await printer.close();
  }
}, 60_000);

const name = (text: string) => PDFName.of(text);
const nodeOf = (document: File, type: string): Node => {
  const node = flatten(readTree(document)).find((it) => it.type === type);
  if (!node) throw new Error(`The file has no ${type}`);
  return node;
};
const retype = (from: string, to: string) => (document: File) =>
  nodeOf(document, from).dict.set(name('S'), name(to));
const set = (dict: PDFDict, key: string, value: PDFObject) => dict.set(name(key), value);
const linkOf = (document: File): PDFDict => {
  const [link] = nodeOf(document, 'Link').annotations;
  if (!link) throw new Error('The file has no link');
  return link;
};
const fontOf = (document: File, type: string): PDFDict => {
  const found = document.context
    .enumerateIndirectObjects()
    .find(([, it]) => it instanceof PDFDict && get(it, 'Subtype') === name(type));
  return found?.[1] as PDFDict;
};
const setXmp = (document: File, from: RegExp, to: string) => {
  const { context, catalog } = document;
  const xmp = Buffer.from(String(get(catalog, 'Metadata')), 'latin1').toString();
  const text = /<\?xpacket[^]*\?>/.exec(xmp)?.[0] ?? '';
  set(catalog, 'Metadata', context.stream(Buffer.from(text.replace(from, to))));
};
const setContent = (document: File, change: (content: string) => string) => {
  const [page] = document.getPages();
  const [content = ''] = readContents(document);
  page?.node.set(name('Contents'), document.context.flateStream(change(content)));
};

/** What breaks each rule. */
const FAULTS: Readonly<Record<string, (document: File) => void>> = {
  'UA1 5-1': (it) => setXmp(it, /pdfuaid:part>1/, 'pdfuaid:part>2'),
  'A2 6.6.4': (it) => setXmp(it, /conformance>A/, 'conformance>B'),
  'UA1 6.2-1': ({ catalog }) => catalog.delete(name('MarkInfo')),
  'UA1 7.1-4': ({ catalog }) => set(get(catalog, 'MarkInfo') as PDFDict, 'Suspects', PDFBool.True),
  'UA1 7.1-8': ({ catalog }) => catalog.delete(name('Metadata')),
  'UA1 7.1-9': (it) => setXmp(it, /<dc:title>[^]*<\/dc:title>/, ''),
  'UA1 7.1-10': ({ catalog }) => catalog.delete(name('ViewerPreferences')),
  'UA1 7.2-2': ({ catalog }) => set(catalog, 'Lang', PDFString.of('')),
  'UA1 7.18.1-2, 7.18.5-2': (it) => linkOf(it).delete(name('Contents')),
  'UA1 7.18.3-1': (it) => it.getPage(0).node.delete(name('Tabs')),
  'A2 6.3.2': (it) => set(linkOf(it), 'F', PDFNumber.of(0)),
  'A2 6.5.1': (it) => it.context.register(it.context.obj({ S: 'Launch' })),
  'A2 6.1.2': (it) => Object.assign(it.context, { header: '%PDF-2.0' }),
  'A2 6.1.3': ({ context: { trailerInfo } }) => delete trailerInfo.ID,
  'A2 6.1.7': ({ context }) => context.register(context.obj({ Filter: 'LZWDecode' })),
  'A2 6.2.3': ({ catalog }) => catalog.delete(name('OutputIntents')),
  'A2 6.2.8': ({ context }) =>
    context.register(context.obj({ Subtype: 'Image', Interpolate: true })),
  'A2 6.11': ({ catalog }) => set(catalog, 'OpenAction', catalog.context.obj([])),
  'UA1 7.1-5': retype('BlockQuote', 'Aside'),
  'UA1 7.1-7': ({ catalog }) =>
    set(get(catalog, 'StructTreeRoot', 'RoleMap') as PDFDict, 'P', name('Span')),
  'UA1 7.2-4': retype('Table', 'Sect'),
  'UA1 7.2-8': retype('TR', 'Sect'),
  'UA1 7.2-17': retype('L', 'Sect'),
  'UA1 7.2-19': retype('LI', 'Sect'),
  'UA1 7.2-16': retype('P', 'TOCI'),
  'UA1 7.2-3': retype('TR', 'P'),
  'UA1 7.2-10': retype('TH', 'P'),
  'UA1 7.2-9': retype('LI', 'P'),
  'UA1 7.2-20': retype('LBody', 'P'),
  'UA1 7.2-26': retype('L', 'TOC'),
  'UA1 7.3-1': (it) => nodeOf(it, 'Figure').dict.delete(name('Alt')),
  'UA1 7.4.2-1': retype('H2', 'H3'),
  'UA1 7.5-1': (it) => nodeOf(it, 'TH').dict.delete(name('A')),
  'UA1 7.9-1, 7.9-2': retype('BlockQuote', 'Note'),
  'UA1 7.18.5-1': retype('Link', 'Span'),
  'UA1 7.1-11, ISO 32000-1 14.7.4.4': (it) =>
    it.getPage(0).node.set(name('StructParents'), PDFNumber.of(99)),
  'UA1 7.1-3': (it) => setContent(it, (content) => `${content}\n0 0 9 9 re f`),
  'UA1 7.1-1, 7.1-2': (it) => setContent(it, (content) => `/Artifact BMC\n${content}\nEMC`),
  'A2 6.2.2': (it) => setContent(it, (content) => `${content}\nfoo`),
  'A2 6.2.10': ({ catalog, context }) => {
    catalog.delete(name('OutputIntents'));
    context.register(context.obj({ ca: 0.5 }));
  },
  'UA1 7.20-2': (it) => {
    const form = it.context.flateStream('/P <</MCID 0>> BDC EMC', { Subtype: 'Form' });
    const resources = { XObject: { X: it.context.register(form) } };
    for (const page of [it.getPage(0), it.addPage()])
      set(page.node, 'Resources', it.context.obj(resources));
  },
  'UA1 7.21.4.1-1': (it) =>
    (get(fontOf(it, 'CIDFontType2'), 'FontDescriptor') as PDFDict).delete(name('FontFile2')),
  'UA1 7.21.3.2-1': (it) => fontOf(it, 'CIDFontType2').delete(name('CIDToGIDMap')),
  'UA1 7.21.5-1': (it) => {
    for (const key of ['W', 'DW']) fontOf(it, 'CIDFontType2').delete(name(key));
  },
  'UA1 7.21.7-1': (it) => fontOf(it, 'Type0').delete(name('ToUnicode')),
  'UA1 7.21.7-2': (it) =>
    set(
      fontOf(it, 'Type0'),
      'ToUnicode',
      it.context.flateStream('1 beginbfchar\n<0001> <0000>\nendbfchar'),
    ),
  'UA1 7.21.8-1': (it) =>
    setContent(it, (content) => {
      const font = /\/F\d+ [\d.]+ Tf/.exec(content)?.[0] ?? '';
      return `${content}\n/Artifact BMC BT ${font} <0000> Tj ET EMC`;
    }),
};

it('has a fault for every rule', () => {
  expect(Object.keys(FAULTS).toSorted()).toEqual(pdfRules.map(({ clause }) => clause).toSorted());
});

it('follows all rules', async () => {
  expect(await judgePdf(bytes)).toEqual([]);
});

it.each(pdfRules)('would be seen to break $clause', async ({ clause, find }) => {
  const broken = await openPdf(bytes);
  FAULTS[clause]?.(broken);
  expect(find(broken)).not.toEqual([]);
});

it('maps no glyph of Arabic to U+0000, as Chromium does', async () => {
  const broken = await openPdf(bytes);
  FAULTS['UA1 7.21.7-2']?.(broken);
  const printed = await broken.save();
  const rule = pdfRules.find(({ clause }) => clause === 'UA1 7.21.7-2');
  const mended = await PDFDocument.load(printed, { updateMetadata: false });
  mendUnicodeMaps(mended);
  expect(rule?.find(await openPdf(printed))).not.toEqual([]);
  expect(rule?.find(await openPdf(await mended.save()))).toEqual([]);
});

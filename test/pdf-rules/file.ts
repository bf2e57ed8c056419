import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { get, readString, readXmp } from '../pdf-reader.js';
import type { PdfRule } from './rule.js';

const is = (value: PDFObject | undefined, name: string) => value === PDFName.of(name);
const expectThat = (holds: boolean, problem: string) => (holds ? [] : [problem]);

/** All dictionaries of a file, those of streams included. */
function listDicts({ context }: PDFDocument): PDFDict[] {
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (object instanceof PDFDict) return [object];
    return object instanceof PDFRawStream ? [object.dict] : [];
  });
}

function listAnnotations(document: PDFDocument): PDFDict[] {
  return document.getPages().flatMap(({ node }) => {
    const list = node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    return (list?.asArray() ?? []).map((entry) => document.context.lookup(entry, PDFDict));
  });
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

/** Rules for the file as a whole, its metadata and its links. */
export const fileRules: readonly PdfRule[] = [
  {
    clause: 'UA1 5-1',
    find: (it) => expectThat(readXmp(it).includes('<pdfuaid:part>1<'), 'XMP does not say PDF/UA-1'),
  },
  {
    clause: 'A2 6.6.4',
    find: (it) => {
      const says = /<pdfaid:part>2<[^]*<pdfaid:conformance>A</.test(readXmp(it));
      return expectThat(says, 'XMP does not say PDF/A-2a');
    },
  },
  {
    clause: 'UA1 6.2-1',
    find: ({ catalog }) =>
      expectThat(get(catalog, 'MarkInfo', 'Marked') === PDFBool.True, 'it is not marked as tagged'),
  },
  {
    clause: 'UA1 7.1-4',
    find: ({ catalog }) =>
      expectThat(get(catalog, 'MarkInfo', 'Suspects') !== PDFBool.True, 'its tags are suspect'),
  },
  {
    clause: 'UA1 7.1-8',
    find: ({ catalog }) => {
      const metadata = get(catalog, 'Metadata');
      if (!(metadata instanceof PDFRawStream)) return ['there is no XMP'];
      // ISO 19005-2, 6.6.2.1: it is there to be read without a PDF library.
      return expectThat(!metadata.dict.has(PDFName.of('Filter')), 'the XMP is compressed');
    },
  },
  {
    clause: 'UA1 7.1-9',
    find: (it) => expectThat(/<dc:title>[^]*?<rdf:li[^>]*>[^<]+</.test(readXmp(it)), 'no dc:title'),
  },
  {
    clause: 'UA1 7.1-10',
    find: ({ catalog }) =>
      expectThat(
        get(catalog, 'ViewerPreferences', 'DisplayDocTitle') === PDFBool.True,
        'viewers show the name of the file, not its title',
      ),
  },
  {
    clause: 'UA1 7.2-2',
    find: ({ catalog }) =>
      expectThat(LANGUAGE.test(readString(get(catalog, 'Lang')) ?? ''), 'it names no language'),
  },
  {
    clause: 'UA1 7.18.1-2, 7.18.5-2',
    find: (it) =>
      listAnnotations(it).flatMap((annotation) =>
        expectThat(
          Boolean(readString(get(annotation, 'Contents'))),
          'a link says not where it leads',
        ),
      ),
  },
  {
    clause: 'UA1 7.18.3-1',
    find: (it) =>
      it.getPages().flatMap(({ node }) => {
        const needs = node.has(PDFName.of('Annots'));
        return expectThat(!needs || is(get(node, 'Tabs'), 'S'), 'tabs do not follow the structure');
      }),
  },
  {
    clause: 'A2 6.3.2',
    find: (it) =>
      listAnnotations(it).flatMap((annotation) => {
        const flags = get(annotation, 'F');
        const bits = flags instanceof PDFNumber ? flags.asNumber() : 0;
        // Printed (bit 3), and neither invisible, hidden, unviewable nor toggled (1, 2, 6, 9).
        return expectThat((bits & 0b1_0010_0111) === 0b100, `a link has the flags ${String(bits)}`);
      }),
  },
  {
    clause: 'A2 6.5.1',
    find: (it) =>
      listDicts(it).flatMap((dict) => {
        const kind = get(dict, 'S');
        const isBad = ['JavaScript', 'Launch', 'GoToR', 'GoToE', 'Sound', 'Movie', 'SubmitForm'];
        return isBad.some((name) => is(kind, name)) ? [`there is an action ${String(kind)}`] : [];
      }),
  },
  {
    clause: 'A2 6.1.2',
    find: ({ context }) =>
      expectThat(/^%PDF-1\.[0-7]\b/.test(String(context.header)), 'it is no PDF 1'),
  },
  {
    clause: 'A2 6.1.3',
    find: ({ context: { trailerInfo } }) =>
      expectThat(
        Boolean(trailerInfo.ID) && !trailerInfo.Encrypt,
        'it has no identifier, or is locked',
      ),
  },
  {
    clause: 'A2 6.1.7',
    find: (it) =>
      listDicts(it).flatMap((dict) =>
        expectThat(
          !/LZWDecode|\/Crypt\b/.test(String(get(dict, 'Filter'))),
          'a filter is not allowed',
        ),
      ),
  },
  {
    clause: 'A2 6.2.3',
    find: ({ catalog }) => {
      const intents = catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray);
      const profile = intents && get(intents.lookup(0, PDFDict), 'DestOutputProfile');
      return expectThat(profile instanceof PDFRawStream, 'the colours have no meaning');
    },
  },
  {
    clause: 'A2 6.2.8',
    find: (it) =>
      listDicts(it).flatMap((dict) => {
        const isImage = is(get(dict, 'Subtype'), 'Image');
        const isOdd =
          get(dict, 'Interpolate') === PDFBool.True || dict.has(PDFName.of('Alternates'));
        return expectThat(!isImage || !isOdd, 'an image is interpolated, or has alternates');
      }),
  },
  {
    clause: 'A2 6.11',
    find: ({ catalog }) =>
      ['AcroForm', 'OCProperties', 'Requirements', 'AA', 'OpenAction', 'NeedsRendering'].flatMap(
        (name) => expectThat(!catalog.has(PDFName.of(name)), `the catalog has ${name}`),
      ),
  },
];

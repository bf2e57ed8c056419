import { hash } from 'node:crypto';
import { PDFHexString, PDFName, PDFString, PDFHeader } from './pdf-lib.js';
import type { PDFDict, PDFDocument, PDFRef } from './pdf-lib.js';
import type { Metadata } from '../../model/metadata.js';
import { makeSrgbProfile } from './icc.js';
import { deflateZlib } from '../../model/deflate.js';
import { joinKeywords, makeXmp, type Tools } from './xmp.js';

/** Packed once for all files. */
const SRGB = deflateZlib(makeSrgbProfile());

/**
 * Writes the metadata of a file: Info, XMP, output intent, language, what a viewer shows first, identifiers.
 * @param digest of what the file was made from, for the second file identifier
 */
export function setMetadata(
  document: PDFDocument,
  metadata: Metadata,
  generator: string,
  digest: string,
): void {
  const { catalog, context } = document;
  const tools: Tools = { creator: generator, producer: document.getProducer() ?? generator };
  setInformation(document, metadata, tools);
  const xmp = context.stream(Buffer.from(makeXmp(metadata, tools)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  const entries = {
    Lang: PDFString.of(metadata.lang),
    MarkInfo: context.obj({ Marked: true }),
    Metadata: context.register(xmp),
    OutputIntents: context.obj([registerOutputIntent(document)]),
    PageLabels: context.obj({ Nums: [0, { S: 'D' }] }),
    PageMode: PDFName.of(hasOutline(catalog) ? 'UseOutlines' : 'UseNone'),
    ViewerPreferences: context.obj({
      DisplayDocTitle: true,
      Direction: metadata.dir === 'rtl' || metadata.writing === 'vertical' ? 'R2L' : 'L2R',
    }),
  };
  for (const [name, value] of Object.entries(entries)) catalog.set(PDFName.of(name), value);
  context.header = PDFHeader.forVersion(1, 7);
  context.trailerInfo.ID = context.obj([
    PDFHexString.of(identify(metadata.identifier)),
    PDFHexString.of(identify(JSON.stringify([metadata, tools, digest]))),
  ]);
}

function setInformation(document: PDFDocument, metadata: Metadata, tools: Tools): void {
  document.setTitle(metadata.title);
  if (metadata.authors.length > 0)
    document.setAuthor(metadata.authors.map(({ name }) => name).join('; '));
  document.setSubject(metadata.description);
  if (metadata.subjects.length > 0) document.setKeywords([joinKeywords(metadata.subjects)]);
  document.setCreator(tools.creator);
  document.setProducer(tools.producer);
  document.setCreationDate(new Date(metadata.created));
  document.setModificationDate(new Date(metadata.modified));
}

function registerOutputIntent({ context }: PDFDocument): PDFRef {
  const profile = context.stream(SRGB, { N: 3, Filter: 'FlateDecode' });
  return context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB'),
      Info: PDFString.of('sRGB'),
      DestOutputProfile: context.register(profile),
    }),
  );
}

function hasOutline(catalog: PDFDict): boolean {
  return catalog.has(PDFName.of('Outlines'));
}

/** File identifiers are 16 bytes long by custom (ISO 32000-1, 14.4). */
function identify(text: string): string {
  return hash('sha256', text).slice(0, 32);
}

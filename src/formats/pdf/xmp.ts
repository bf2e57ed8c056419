import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Metadata } from '../../model/metadata.js';
import {
  citeSource,
  findLicenseUrl,
  listMarkings,
  listStatements,
  statementNames,
} from '../../model/statements.js';
import { formatElement } from '../../model/xml.js';

const RDF = { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' };

const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
  'xmlns:xmpMM': 'http://ns.adobe.com/xap/1.0/mm/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
  'xmlns:schema': 'https://schema.org/',
  'xmlns:pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
  'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
  'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
  'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
  'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
};

/** The id is the same for all packets (ISO 16684-1, 7.3.2). */
const BEGIN = 'begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"';

/** Who made a file with what. */
export interface Tools {
  /** Name and version of this program. */
  readonly creator: string;
  /** Name and version of what wrote the PDF first. */
  readonly producer: string;
}

/** Keywords as Info and XMP have them: the two must be equal (ISO 19005-2, 6.6.3). */
export function joinKeywords(subjects: readonly string[]): string {
  return subjects.join(', ');
}

/** The metadata packet of a PDF (ISO 16684-1, XMP) with the marks of PDF/UA-1 and PDF/A-2a. */
export function makeXmp(metadata: Metadata, tools: Tools): string {
  const statements = listStatements(metadata);
  const description = x('rdf:Description', { ...NAMESPACES, 'rdf:about': '' }, [
    ...describeWork(metadata),
    ...describeRights(metadata),
    ...describeFile(metadata, tools),
    ...statements.flatMap(({ name, values }) => list(`schema:${name}`, 'rdf:Bag', values)),
    x('pdfuaid:part', '1'),
    x('pdfaid:part', '2'),
    x('pdfaid:conformance', 'A'),
    x('pdfaExtension:schemas', [
      x('rdf:Bag', [describeUa(), ...(statements.length > 0 ? [describeSchemaOrg()] : [])]),
    ]),
  ]);
  const rdf = x('rdf:RDF', RDF, [description]);
  const packet = x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, [rdf]);
  return `<?xpacket ${BEGIN}?>${formatElement(packet)}<?xpacket end="r"?>`;
}

function describeWork(metadata: Metadata): Element[] {
  const { title, description, authors, publisher, lang, date, identifier, id } = metadata;
  const { subjects, rights, sources } = metadata;
  const names = authors.map(({ name }) => name);
  return [
    x('dc:format', 'application/pdf'),
    x('dc:title', [translate(title)]),
    ...list('dc:creator', 'rdf:Seq', names),
    x('dc:description', [translate(description)]),
    ...list('dc:language', 'rdf:Bag', [lang]),
    ...list('dc:publisher', 'rdf:Bag', publisher ? [publisher.name] : []),
    ...list('dc:date', 'rdf:Seq', date === undefined ? [] : [date]),
    x('dc:identifier', id ?? identifier),
    ...list('dc:subject', 'rdf:Bag', subjects),
    ...(sources.length === 0 ? [] : [x('dc:source', sources.map(citeSource).join('; '))]),
    ...(rights === undefined ? [] : [x('dc:rights', [translate(rights)])]),
  ];
}

/** What may be done with it (XMP, rights management). */
function describeRights(metadata: Metadata): Element[] {
  const { rights, license } = metadata;
  const url = license === undefined ? undefined : findLicenseUrl(license);
  const terms = [...listMarkings(metadata), ...(url === undefined && license ? [license] : [])];
  return [
    ...(rights === undefined ? [] : [x('xmpRights:Marked', 'True')]),
    ...(url === undefined ? [] : [x('xmpRights:WebStatement', url)]),
    ...(terms.length === 0 ? [] : [x('xmpRights:UsageTerms', [translate(terms.join(' '))])]),
  ];
}

function describeFile(metadata: Metadata, { creator, producer }: Tools): Element[] {
  const { created, modified, identifier, subjects } = metadata;
  return [
    x('xmp:CreatorTool', creator),
    x('xmp:CreateDate', created),
    x('xmp:ModifyDate', modified),
    x('xmp:MetadataDate', modified),
    x('xmpMM:DocumentID', identifier),
    x('pdf:Producer', producer),
    ...(subjects.length === 0 ? [] : [x('pdf:Keywords', joinKeywords(subjects))]),
  ];
}

/** A property of a vocabulary, as PDF/A wants it described. */
interface Property {
  readonly name: string;
  readonly type: string;
  readonly category: 'internal' | 'external';
  readonly description: string;
}

function describeUa(): Element {
  const description = 'The part of ISO 14289 that the file follows';
  const part: Property = { name: 'part', type: 'Integer', category: 'internal', description };
  return describeVocabulary('PDF/UA identification', 'pdfuaid', [part]);
}

function describeSchemaOrg(): Element {
  const properties = statementNames.map((name): Property => {
    const description = `${name} of https://schema.org/CreativeWork`;
    return { name, type: 'bag Text', category: 'external', description };
  });
  return describeVocabulary('schema.org', 'schema', properties);
}

/** PDF/A wants a description of each vocabulary that it does not know (ISO 19005-2, 6.6.2.3). */
function describeVocabulary(
  name: string,
  prefix: 'pdfuaid' | 'schema',
  properties: readonly Property[],
): Element {
  const resource = { 'rdf:parseType': 'Resource' };
  const entries = properties.map((property) =>
    x('rdf:li', resource, [
      x('pdfaProperty:name', property.name),
      x('pdfaProperty:valueType', property.type),
      x('pdfaProperty:category', property.category),
      x('pdfaProperty:description', property.description),
    ]),
  );
  return x('rdf:li', resource, [
    x('pdfaSchema:schema', name),
    x('pdfaSchema:namespaceURI', NAMESPACES[`xmlns:${prefix}`]),
    x('pdfaSchema:prefix', prefix),
    x('pdfaSchema:property', [x('rdf:Seq', entries)]),
  ]);
}

function translate(text: string): Element {
  return x('rdf:Alt', [x('rdf:li', { 'xml:lang': 'x-default' }, text)]);
}

function list(name: string, kind: 'rdf:Bag' | 'rdf:Seq', items: readonly string[]): Element[] {
  const entries = items.map((item) => x('rdf:li', item));
  return items.length === 0 ? [] : [x(name, [x(kind, entries)])];
}

import type { Element, Instruction } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Metadata } from '../../model/metadata.js';

const RDF = { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' };

const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:xmpMM': 'http://ns.adobe.com/xap/1.0/mm/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
  'xmlns:pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
  'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
  'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
  'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
  'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
};

/** Who made a file with what. */
export interface Tools {
  /** Name and version of this program. */
  readonly creator: string;
  /** Name and version of what wrote the PDF first. */
  readonly producer: string;
}

/** The metadata packet of a PDF (ISO 16684-1, XMP) with the marks of PDF/UA-1 and PDF/A-2a. */
export function makeXmp(metadata: Metadata, tools: Tools): string {
  const description = x('rdf:Description', { ...NAMESPACES, 'rdf:about': '' }, [
    ...describeWork(metadata),
    ...describeFile(metadata, tools),
    x('pdfuaid:part', '1'),
    x('pdfaid:part', '2'),
    x('pdfaid:conformance', 'A'),
    describeUaSchema(),
  ]);
  const rdf = x('rdf:RDF', RDF, [description]);
  const xml = toXml([
    // The id is the same for all packets (ISO 16684-1, 7.3.2).
    instruct('begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"'),
    x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, [rdf]),
    instruct('end="r"'),
  ]);
  // The serializer leaves `>` alone, but the end mark of CDATA may not stand in text (XML 1.0, 2.4).
  return xml.replaceAll(']]>', ']]&gt;');
}

function describeWork(metadata: Metadata): Element[] {
  const { title, description, authors, publisher, lang, date, identifier } = metadata;
  return [
    x('dc:format', 'application/pdf'),
    x('dc:title', [translate(title)]),
    ...list('dc:creator', 'rdf:Seq', authors),
    x('dc:description', [translate(description)]),
    ...list('dc:language', 'rdf:Bag', [lang]),
    ...list('dc:publisher', 'rdf:Bag', publisher ? [publisher.name] : []),
    ...list('dc:date', 'rdf:Seq', date === undefined ? [] : [date]),
    x('dc:identifier', identifier),
  ];
}

function describeFile({ modified, identifier }: Metadata, { creator, producer }: Tools): Element[] {
  return [
    x('xmp:CreatorTool', creator),
    x('xmp:CreateDate', modified),
    x('xmp:ModifyDate', modified),
    x('xmp:MetadataDate', modified),
    x('xmpMM:DocumentID', identifier),
    x('pdf:Producer', producer),
  ];
}

/** PDF/A wants a description of each schema that it does not know (ISO 19005-2, 6.6.2.3). */
function describeUaSchema(): Element {
  const property = x('rdf:li', { 'rdf:parseType': 'Resource' }, [
    x('pdfaProperty:name', 'part'),
    x('pdfaProperty:valueType', 'Integer'),
    x('pdfaProperty:category', 'internal'),
    x('pdfaProperty:description', 'The part of ISO 14289 that the file follows'),
  ]);
  const schema = x('rdf:li', { 'rdf:parseType': 'Resource' }, [
    x('pdfaSchema:schema', 'PDF/UA identification'),
    x('pdfaSchema:namespaceURI', NAMESPACES['xmlns:pdfuaid']),
    x('pdfaSchema:prefix', 'pdfuaid'),
    x('pdfaSchema:property', [x('rdf:Seq', [property])]),
  ]);
  return x('pdfaExtension:schemas', [x('rdf:Bag', [schema])]);
}

function translate(text: string): Element {
  return x('rdf:Alt', [x('rdf:li', { 'xml:lang': 'x-default' }, text)]);
}

function list(name: string, kind: 'rdf:Bag' | 'rdf:Seq', items: readonly string[]): Element[] {
  const entries = items.map((item) => x('rdf:li', item));
  return items.length === 0 ? [] : [x(name, [x(kind, entries)])];
}

function instruct(value: string): Instruction {
  return { type: 'instruction', name: 'xpacket', value };
}

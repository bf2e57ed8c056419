import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { PDFObject } from '@cantoo/pdf-lib';

/** A structure element of a PDF with what it holds. */
export interface Node {
  readonly type: string;
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict;
  readonly kids: readonly Node[];
  readonly contents: readonly { readonly page: PDFObject | undefined; readonly mcid: number }[];
  readonly annotations: readonly PDFDict[];
}

/** Opens a PDF with its metadata as they are. */
export function openPdf(value: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(value, { updateMetadata: false });
}

/** An entry of a dictionary, followed to what it stands for. */
export function get(dict: PDFDict, ...path: string[]): PDFObject | undefined {
  const [name = '', ...rest] = path;
  const value = dict.lookup(PDFName.of(name));
  return rest.length > 0 && value instanceof PDFDict ? get(value, ...rest) : value;
}

/** The structure tree. */
export function readTree(document: PDFDocument): Node {
  return readNode(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict), undefined);
}

/** A node and all below it. */
export function flatten(node: Node): Node[] {
  return [node, ...node.kids.flatMap(flatten)];
}

/** The types of a tree, one a line; those that say nothing are passed over. */
export function drawTree(node: Node, depth = 0): string {
  if (node.type === 'NonStruct') return node.kids.map((kid) => drawTree(kid, depth)).join('');
  const below = node.kids.map((kid) => drawTree(kid, depth + 1)).join('');
  return `${'  '.repeat(depth)}${node.type}\n${below}`;
}

/** The metadata packet, as text. */
export function readXmp({ catalog }: PDFDocument): string {
  const stream = get(catalog, 'Metadata');
  if (!(stream instanceof PDFRawStream)) return '';
  return Buffer.from(decodePDFRawStream(stream).decode()).toString();
}

/** What each page paints, and each form, as text without strings in it. */
export function readContents(document: PDFDocument): string[] {
  const forms = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object) => object instanceof PDFRawStream)
    .filter(({ dict }) => get(dict, 'Subtype') === PDFName.of('Form'));
  const pages = document.getPages().map(({ node }) => node.lookup(PDFName.of('Contents')));
  return [...pages, ...forms].map((stream) => {
    if (!(stream instanceof PDFRawStream)) throw new Error('Content is one stream');
    const text = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    return text.replace(/\((?:\\[^]|[^\\()])*\)/g, '()');
  });
}

const PAINT = /^(?:f|F|f\*|S|s|B|B\*|b|b\*|Tj|TJ|'|"|sh|Do)$/;

/** Operators that paint outside tagged content and artifacts. */
export function findUntagged(content: string): string[] {
  const untagged: string[] = [];
  const covered: boolean[] = [];
  let at = 0;
  for (const match of content.matchAll(/[^\s[\]<>()/]+/g)) {
    const operands = content.slice(at, match.index);
    if (match[0] === 'BDC' || match[0] === 'BMC') {
      covered.push((covered.at(-1) ?? false) || /MCID|\/Artifact/.test(operands));
    } else if (match[0] === 'EMC') covered.pop();
    else if (PAINT.test(match[0]) && content[match.index - 1] !== '/' && !covered.at(-1)) {
      untagged.push(match[0]);
    } else if (!/^[A-Za-z]+\*?$/.test(match[0]) || content[match.index - 1] === '/') continue;
    at = match.index + match[0].length;
  }
  return covered.length === 0 ? untagged : [...untagged, 'unbalanced'];
}

/** The numbers of a number tree, such as the parent tree, with their values. */
export function readNumberTree(tree: PDFDict): Map<number, PDFObject> {
  const pairs = get(tree, 'Nums');
  const entries = pairs instanceof PDFArray ? pairs.asArray() : [];
  const map = new Map<number, PDFObject>();
  for (let at = 0; at + 1 < entries.length; at += 2) {
    const [key, value] = [entries[at], entries[at + 1]];
    const found = tree.context.lookup(value);
    if (key instanceof PDFNumber && value && found) {
      map.set(key.asNumber(), found instanceof PDFArray ? found : value);
    }
  }
  return map;
}

/** The text of a PDF string. */
export function readString(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFString) return value.decodeText();
  return value && 'decodeText' in value ? (value as PDFString).decodeText() : undefined;
}

function readNode(dict: PDFDict, ref: PDFRef | undefined): Node {
  const entry = get(dict, 'K');
  const own = dict.get(PDFName.of('K'));
  const entries = entry instanceof PDFArray ? entry.asArray() : own ? [own] : [];
  const values = entries.map((kid) => ({ kid, value: dict.context.lookup(kid) }));
  const dicts = values.flatMap(({ kid, value }) =>
    value instanceof PDFDict ? [{ kid, value }] : [],
  );
  const typeOf = (value: PDFDict) => get(value, 'Type');
  return {
    type: readString(get(dict, 'S')) ?? 'Root',
    ref,
    dict,
    kids: dicts
      .filter(({ value }) => value.has(PDFName.of('S')))
      .map(({ kid, value }) => readNode(value, kid instanceof PDFRef ? kid : undefined)),
    contents: values.flatMap(({ kid, value }) => {
      const holder = value instanceof PDFDict && value.has(PDFName.of('MCID')) ? value : dict;
      const mcid =
        kid instanceof PDFNumber ? kid : holder === dict ? undefined : get(holder, 'MCID');
      if (!(mcid instanceof PDFNumber)) return [];
      const page = holder.get(PDFName.of('Pg')) ?? dict.get(PDFName.of('Pg'));
      return [{ page, mcid: mcid.asNumber() }];
    }),
    annotations: dicts
      .filter(({ value }) => typeOf(value) === PDFName.of('OBJR'))
      .map(({ value }) => value.lookup(PDFName.of('Obj'), PDFDict)),
  };
}

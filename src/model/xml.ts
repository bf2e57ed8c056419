import { SaxesParser } from 'saxes';
import { visit } from 'unist-util-visit';
import type { Doctype, Element, Instruction, Nodes, Text } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x, type Child } from 'xastscript';

/** What XML 1.0 does not allow (production 2, `Char`); with the `u` flag that includes lone surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const DECLARATION: Instruction = {
  type: 'instruction',
  name: 'xml',
  value: 'version="1.0" encoding="UTF-8"',
};
const HTML_DOCTYPE: Doctype = { type: 'doctype', name: 'html' };
const NEWLINE: Text = { type: 'text', value: '\n' };

/** Attributes of an element; one that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element whose children stand on lines of their own; for elements that hold no running text. */
export function block(name: string, attributes: XmlAttributes, ...children: Child[]): Element {
  const lines = children.flat().flatMap((child) => (child === undefined ? [] : [NEWLINE, child]));
  return x(name, attributes, lines, NEWLINE);
}

/** A whole XML file; characters that XML 1.0 does not allow are left out. */
export function writeXml(root: Element): string {
  return serialize([DECLARATION, NEWLINE, root, NEWLINE]);
}

/** A whole XHTML file, as `writeXml` with the doctype of HTML. */
export function writeXhtml(root: Element): string {
  return serialize([DECLARATION, NEWLINE, HTML_DOCTYPE, NEWLINE, root, NEWLINE]);
}

function serialize(nodes: Nodes[]): string {
  for (const node of nodes) visit(node, cleanNode);
  const xml = toXml(nodes, { closeEmptyElements: true, tightClose: true });
  // The serializer leaves `>` alone, but the end mark of CDATA may not stand in text (XML 1.0, 2.4).
  const escaped = xml.replaceAll(']]>', ']]&gt;');
  checkWellFormed(escaped);
  return escaped;
}

/** A reader of books stops at the first fault of XML. Throws if there is one, which is our own. */
function checkWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Error(`A part of the book is not well-formed XML: ${message}`);
  });
  parser.write(xml).close();
}

/** A text without the characters that XML 1.0 does not allow. */
export function stripIllegal(text: string): string {
  return text.replace(ILLEGAL, '');
}

function cleanNode(node: Nodes): void {
  if (node.type === 'text') node.value = stripIllegal(node.value);
  if (node.type !== 'element') return;
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value) node.attributes[name] = stripIllegal(value);
  }
}

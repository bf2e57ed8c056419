import { SaxesParser } from 'saxes';
import type { Element, ElementContent, Text } from 'xast';
import { x, type Child } from 'xastscript';

/** What XML 1.0 does not allow (production 2, `Char`); with the `u` flag that includes lone surrogates. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const HTML_DOCTYPE = '<!DOCTYPE html>\n';
const NEWLINE: Text = { type: 'text', value: '\n' };

const IN_TEXT = /[<&]/g;
const IN_VALUE = /[<&"]/g;

/** Attributes of an element; one that is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An element whose children stand on lines of their own; for elements that hold no running text. */
export function block(name: string, attributes: XmlAttributes, ...children: Child[]): Element {
  const lines = children.flat().flatMap((child) => (child === undefined ? [] : [NEWLINE, child]));
  return x(name, attributes, lines, NEWLINE);
}

/**
 * A whole XML file; characters that XML 1.0 does not allow are left out.
 * @throws Error if it is not well-formed, which is our own fault
 */
export function writeXml(root: Element): string {
  const xml = formatXml(root);
  checkWellFormed(xml);
  return xml;
}

/** As `writeXml`, for what is read back by a reader of XML anyway, which checks it. */
export function formatXml(root: Element): string {
  return format(DECLARATION, root);
}

/** A whole XHTML file, as `formatXml` with the doctype of HTML. */
export function formatXhtml(root: Element): string {
  return format(`${DECLARATION}${HTML_DOCTYPE}`, root);
}

function format(prologue: string, root: Element): string {
  return `${prologue}${formatElement(root)}\n`;
}

/**
 * An element with all that is in it. `xast-util-to-xml` makes two expressions for each attribute, and took ten times as long
 * for the same bytes.
 */
export function formatElement(root: Element): string {
  // The end mark of CDATA may not stand in text (XML 1.0, 2.4).
  return stripIllegal(formatNode(root)).replaceAll(']]>', ']]&gt;');
}

function formatNode(node: ElementContent): string {
  if (node.type === 'text') return escape(node.value, IN_TEXT);
  if (node.type !== 'element') throw new Error(`Our XML has no place for a ${node.type}`);
  let tag = `<${node.name}`;
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value === undefined || value === null) continue;
    tag += ` ${name}="${escape(value, IN_VALUE)}"`;
  }
  const content = node.children.map(formatNode).join('');
  return content === '' ? `${tag}/>` : `${tag}>${content}</${node.name}>`;
}

function escape(text: string, characters: RegExp): string {
  return text.replace(characters, (it) => `&#x${it.charCodeAt(0).toString(16).toUpperCase()};`);
}

function checkWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Error(`What was made is not well-formed XML: ${message}`);
  });
  parser.write(xml).close();
}

/** A text without the characters that XML 1.0 does not allow. */
export function stripIllegal(text: string): string {
  return text.replace(ILLEGAL, '');
}

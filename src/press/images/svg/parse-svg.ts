import { SaxesParser, type SaxesTagNS, type XMLDecl } from 'saxes';
import { toText, type Drawn } from './drawing.js';
import { SvgFault, show } from './fault.js';
import { isDrawing, judgeAttributes } from './judge-tag.js';
import { SVG, TEXT_ELEMENTS, XLINK } from './names.js';
import { rewriteStyleSheet } from './style-sheet.js';

/** Elements within each other; the drawings of all usual programs have less than 50. */
const MAX_DEPTH = 200;

/** Elements in all, and drawn. */
export const MAX_ELEMENTS = 500_000;

/** The doctype of an SVG without declarations: a name, and no more than the address that W3C gave it. */
const DOCTYPE = /^svg(?: PUBLIC (["'])-\/\/W3C\/\/DTD SVG[^"']*\1 ?(?:"[^"]*"|'[^']*')?)?$/;

/** Notes of editors; all other instructions tell a program to do something. */
const NOTES: ReadonlySet<string> = new Set(['xpacket']);

/**
 * Parses an SVG as XML, once, and keeps what may be drawn: elements and attributes of SVG, with all references
 * resolved, without comments, metadata and what editors note. Throws an `SvgFault` for all else.
 */
export function parseSvg(xml: string): Drawn {
  const builder = new Builder();
  const parser = new SaxesParser({ xmlns: true });
  const line = () => parser.line;
  parser.on('error', ({ message }) => {
    throw new SvgFault(`is no well-formed XML: ${message.replace(/^[\d:]+\s*/, '')}`, line());
  });
  parser.on('xmldecl', (declaration) => judgeDeclaration(declaration));
  parser.on('doctype', (doctype) => judgeDoctype(doctype, line()));
  parser.on('processinginstruction', ({ target }) => {
    if (NOTES.has(target)) return;
    throw new SvgFault(`holds the instruction <?${show(target)}?>: take it out`, line());
  });
  parser.on('text', (text) => builder.add(text));
  parser.on('cdata', (text) => builder.add(text));
  parser.on('opentag', (tag) => builder.open(tag, line()));
  parser.on('closetag', () => builder.close());
  parser.write(xml).close();
  return builder.finish();
}

/** Builds the tree of what is drawn. */
class Builder {
  readonly #open: (Drawn | undefined)[] = [];
  #root: Drawn | undefined;
  #count = 0;
  #usesXlink = false;

  open(tag: SaxesTagNS, line: number): void {
    this.#count += 1;
    if (this.#open.length >= MAX_DEPTH) {
      throw new SvgFault(
        `has elements within each other more than ${String(MAX_DEPTH)} deep`,
        line,
      );
    }
    if (this.#count > MAX_ELEMENTS)
      throw new SvgFault(`has more than ${String(MAX_ELEMENTS)} elements`);
    if (this.#open.length === 0) judgeRoot(tag, line);
    const parent = this.#open.at(-1);
    const isDrawn = isDrawing(tag, line);
    const attributes = judgeAttributes(tag, line);
    const isLeftOut = this.#open.length > 0 && parent === undefined;
    if (isDrawn && (isLeftOut || TEXT_ELEMENTS.has(parent?.name ?? ''))) {
      const holder = parent?.name ?? 'metadata';
      throw new SvgFault(`holds <${show(tag.name)}> within ${holder}: take it out`, line);
    }
    if (!isDrawn) {
      this.#open.push(undefined);
      return;
    }
    this.#usesXlink ||= 'xlink:href' in attributes;
    const element: Drawn = { type: 'element', name: tag.local, attributes, children: [], line };
    parent?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  add(value: string): void {
    this.#open.at(-1)?.children.push({ type: 'text', value });
  }

  close(): void {
    const element = this.#open.pop();
    if (element?.name !== 'style') return;
    const value = rewriteStyleSheet(toText(element), element.line);
    element.children = [{ type: 'text', value }];
  }

  finish(): Drawn {
    const root = this.#root;
    if (!root) throw new SvgFault('holds nothing');
    const xlink = this.#usesXlink ? { 'xmlns:xlink': XLINK } : {};
    root.attributes = { xmlns: SVG, ...xlink, ...root.attributes };
    return root;
  }
}

function judgeRoot({ local, uri, name }: SaxesTagNS, line: number): void {
  if (local !== 'svg') throw new SvgFault(`is no SVG: its first element is <${show(name)}>`, line);
  if (uri !== SVG)
    throw new SvgFault(
      `does not say that it is SVG: write xmlns="${SVG}" into its <${show(name)}>`,
      line,
    );
}

function judgeDeclaration({ version, encoding }: XMLDecl): void {
  if (version !== '1.0') throw new SvgFault(`is XML ${show(version ?? '')}: save it as XML 1.0`);
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    throw new SvgFault(`says that it is written in ${show(encoding)}: save it as UTF-8`);
  }
}

function judgeDoctype(doctype: string, line: number): void {
  const plain = doctype.replaceAll(/\s+/g, ' ').trim();
  if (DOCTYPE.test(plain)) return;
  const fault = doctype.includes('[')
    ? 'declares entities or elements'
    : `has the doctype "${show(plain)}"`;
  throw new SvgFault(`${fault}: save it as plain SVG, without a doctype`, line);
}

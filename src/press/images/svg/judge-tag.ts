import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { SvgFault, show } from './fault.js';
import { judgeStyle, outside } from './judge-style.js';
import {
  ALIVE,
  DRAWING,
  ELEMENTS,
  NAMING,
  PICTURE,
  REFERRING,
  SVG,
  UNANIMATED,
  XLINK,
  XML,
  XMLNS,
} from './names.js';

/** Elements that show an image. */
const SHOWING: ReadonlySet<string> = new Set(['feImage', 'image']);

/**
 * Is this element part of the drawing? An element of an editor's own namespace is not, and may be left out: it
 * paints nothing. Throws an `SvgFault` for one that may not be in an image at all.
 */
export function isDrawing({ uri, local, name }: SaxesTagNS, line: number): boolean {
  const alive = ALIVE.get(uri);
  if (alive !== undefined) {
    throw new SvgFault(
      `holds the element <${show(name)}> of ${alive}: draw it with elements of SVG`,
      line,
    );
  }
  if (uri === '') {
    throw new SvgFault(
      `holds the element <${show(name)}> of no namespace: give it that of SVG, ${SVG}`,
      line,
    );
  }
  if (uri !== SVG) return false;
  if (!ELEMENTS.has(local)) {
    throw new SvgFault(
      `holds the element <${show(name)}>, which is not allowed: take it out, or export the image as PNG`,
      line,
    );
  }
  return local !== 'metadata';
}

/**
 * The attributes of an element that are kept, each with a prefix that the written file declares. Those that say
 * nothing to a browser are left out. Throws an `SvgFault` for those that run, load or lead away.
 */
export function judgeAttributes(tag: SaxesTagNS, line: number): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const attribute of Object.values(tag.attributes)) {
    judgeName(attribute, line);
    const name = nameKept(attribute);
    if (name === undefined) continue;
    judgeValue(tag.local, name, attribute.value, line);
    // Nobody can follow a link in an image.
    if (tag.local !== 'a' || !REFERRING.has(name)) {
      kept[name] = DRAWING.has(name) ? unquote(attribute.value) : attribute.value;
    }
  }
  return kept;
}

function judgeName({ uri, local, name }: SaxesAttributeNS, line: number): void {
  const isAlive = ALIVE.has(uri) || (uri !== XMLNS && /^on./i.test(local));
  if (isAlive) {
    throw new SvgFault(
      `has the attribute ${show(name)}, which reacts to events: take it out`,
      line,
    );
  }
  if (uri === XML && local === 'base') {
    throw new SvgFault('has the attribute xml:base, which moves its addresses: take it out', line);
  }
}

function nameKept({ uri, local }: SaxesAttributeNS): string | undefined {
  if (uri === XLINK) return local === 'href' ? 'xlink:href' : undefined;
  if (uri === XML) return local === 'space' || local === 'lang' ? `xml:${local}` : undefined;
  if (uri !== '') return undefined;
  return REFERRING.has(local) || DRAWING.has(local) || NAMING.test(local) ? local : undefined;
}

function judgeValue(element: string, name: string, value: string, line: number): void {
  if (REFERRING.has(name)) {
    const isInside = value.trim().startsWith('#') || (SHOWING.has(element) && PICTURE.test(value));
    if (!isInside) throw outside(value, line);
  }
  if (name === 'attributeName' && (!DRAWING.has(value.trim()) || UNANIMATED.has(value.trim()))) {
    throw new SvgFault(`animates "${show(value)}", which is not allowed: take that out`, line);
  }
  if (DRAWING.has(name)) judgeStyle(value, line);
}

/** `url("#a")` as `url(#a)`: checkers of books know no quotes there. */
function unquote(value: string): string {
  return value.replace(/url\(\s*(["'])\s*(#[^"'\s]*)\s*\1\s*\)/gi, 'url($2)');
}

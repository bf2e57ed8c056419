import type { Element, ElementContent, Nodes, Properties } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import temml from 'temml';
import { findAll } from '../../model/find-all.js';
import { breakLines } from './break-lines.js';
import { MATHML_ATTRIBUTES, MATHML_ELEMENTS } from '../../model/formula.js';

/** What keeps a formula from being read: why, and at which offset in it, if that is known. */
export interface TexFault {
  readonly reason: string;
  readonly offset?: number;
}

/** A formula as MathML: what stands within `math`. */
export interface MathMl {
  readonly children: readonly ElementContent[];
}

/** Characters of one formula. */
const MAX_LENGTH = 2000;

/** Elements within each other: a browser takes no more than 512, those round the formula among them. */
const MAX_DEPTH = 100;

/** Longest space that a formula may ask for, in em and in points. */
const MAX_SIZE: [number, number] = [10, 120];

const OPTIONS = {
  throwOnError: true,
  trust: false,
  strict: false,
  annotate: false,
  maxExpand: 1000,
  maxSize: MAX_SIZE,
};

/** Commands that are refused, and why: a line of new ones could so become a million signs; one takes its arguments the wrong way round. */
const REFUSED = [
  [
    /^(?:[egx]?def|(?:new|renew|provide)command|(?:future)?let|global|long)$/,
    'It may not make commands',
  ],
  [/^prescript$/, 'Its converter mixes up what is above and below: write {}_a^b'],
] as const;

const COMMAND = /\\(?:([A-Za-z]+)|[^])/g;

/** Where Temml says that something is wrong, behind what is wrong. */
const WHERE = / at (?:position \d+|end of input)[^]*$/;

/** Classes of cells that say on which side of their column they stand. */
const SIDES: ReadonlySet<unknown> = new Set(['tml-left', 'tml-right']);

/** What a frame with one side is, as an element and the sign in it. */
const LINES: ReadonlyMap<unknown, readonly [string, string]> = new Map([
  ['top', ['mover', '\u203E']],
  ['bottom', ['munder', '_']],
]);

/** Reads a formula of TeX. */
export function readTex(tex: string, isBlock: boolean): MathMl | TexFault {
  if (tex.trim() === '') return { reason: 'There is nothing in it' };
  if (tex.length > MAX_LENGTH) {
    return {
      reason: `It has ${String(tex.length)} characters; ${String(MAX_LENGTH)} are allowed`,
    };
  }
  const refused = findRefused(tex);
  if (refused) return refused;
  try {
    const mathml = temml.renderToString(tex, { ...OPTIONS, displayMode: isBlock });
    const [math] = fromHtml(mathml, { fragment: true }).children;
    return clean(math, isBlock);
  } catch (error) {
    return describeError(error);
  }
}

function findRefused(tex: string): TexFault | undefined {
  for (const { 0: command, 1: name = '', index } of findAll(tex, COMMAND)) {
    const [, reason] = REFUSED.find(([names]) => names.test(name)) ?? [];
    if (reason !== undefined) return { reason: `${reason} (${command})`, offset: index };
  }
  return undefined;
}

/** Whatever Temml throws says that it can't read the formula, be it a fault of its own. */
function describeError(error: unknown): TexFault {
  if (error instanceof RangeError) return { reason: 'It is nested too deep' };
  if (!(error instanceof Error)) throw error;
  const reason = error.message.replace(WHERE, '').trim();
  const isPlaced = 'position' in error && typeof error.position === 'number';
  return { reason, ...(isPlaced && { offset: Number(error.position) }) };
}

/** What of MathML may go into a page: known elements with known attributes. */
function clean(math: Nodes | undefined, isBlock: boolean): MathMl | TexFault {
  if (math?.type !== 'element') throw new Error('Temml made no element of a formula');
  const unknown = new Set<string>();
  // A reference alone is a link, and no formula.
  if (math.tagName !== 'math') unknown.add(math.tagName);
  const walk = ({ children }: Element, depth: number): ElementContent[] =>
    children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return [{ type: 'text', value: child.value }];
      // Temml marks lines that style sheets are to number.
      if (child.type !== 'element' || child.tagName === 'span') return [];
      if (depth > MAX_DEPTH) throw new RangeError('Elements are nested too deep');
      const part = h(child.tagName, listAttributes(child), walk(child, depth + 1));
      const drawn = drawLine(part, child);
      if (!MATHML_ELEMENTS.includes(drawn.tagName)) unknown.add(drawn.tagName);
      return [drawn];
    });
  const children = walk(math, 1);
  const [name] = unknown;
  return name === undefined
    ? { children: breakLines(children, isBlock) }
    : { reason: `It asks for what no page has (${name})` };
}

function listAttributes({ properties }: Element): Properties {
  const known = Object.entries(properties).filter(([name]) => MATHML_ATTRIBUTES.includes(name));
  const classes = Array.isArray(properties.className) ? properties.className : [];
  const sides = classes.filter((name) => SIDES.has(name));
  return { ...Object.fromEntries(known), ...(sides.length > 0 && { className: sides }) };
}

/** A line above or below, which browsers have as a sign that stretches only. */
function drawLine(part: Element, { properties }: Element): Element {
  const line = LINES.get(properties['notation']);
  if (part.tagName !== 'menclose' || !line) return part;
  const [name, sign] = line;
  return h(name, [h('mrow', part.children), h('mo', { stretchy: 'true' }, sign)]);
}

import {
  CssSyntaxError,
  parse,
  type AtRule,
  type ChildNode,
  type Declaration,
  type Rule,
} from 'postcss';
import { SvgFault, show } from './fault.js';
import { judgeStyle } from './judge-style.js';

/** What may stand in what; at-rules by their names. */
const HOLDERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['decl', new Set(['font-face', 'rule'])],
  ['rule', new Set(['-webkit-keyframes', 'keyframes', 'media', 'root'])],
  ['media', new Set(['root'])],
  ['font-face', new Set(['media', 'root'])],
  ['keyframes', new Set(['media', 'root'])],
  ['-webkit-keyframes', new Set(['media', 'root'])],
]);

/** At-rules that change nothing of a drawing in an image. */
const IDLE: ReadonlySet<string> = new Set(['charset', 'namespace', 'page']);

/** Properties that a style sheet of a book may not set; as attributes they are fine. */
const OF_TEXT: ReadonlySet<string> = new Set(['direction', 'unicode-bidi']);

const NAME = '-?[A-Za-z_][\\w-]*';
const MATCH = ` ?[~|^$*]?= ?(?:${NAME}|"[^"]*"|'[^']*') ?`;
const SIMPLE = `[.#]${NAME}|\\[ ?${NAME}(?:${MATCH})?\\]|::?${NAME}(?:\\([\\w +.,#:-]+\\))?`;
const COMPOUND = `(?:(?:\\*|${NAME})(?:${SIMPLE})*|(?:${SIMPLE})+)`;

/** A selector that browsers and checkers of books read alike, or the place of a key frame. */
const SELECTOR = new RegExp(`^(?:${COMPOUND}(?: ?[>+~ ] ?${COMPOUND})*|\\d+(?:\\.\\d+)?%)$`);

const STRING = /"[^"]*"|'[^']*'/g;

const PROPERTY = /^-{0,2}[a-z][\w-]*$/i;

/**
 * A style sheet of a drawing, written anew without comments, hacks and empty parts: the checkers of books take less
 * than browsers do. `line` is that of its element. Throws an `SvgFault` if it can't be read or refers to something
 * outside the drawing.
 */
export function rewriteStyleSheet(css: string, line: number): string {
  const sheet = writeNodes(parseSheet(css, line), line);
  judgeStyle(sheet, line);
  return sheet;
}

function parseSheet(css: string, line: number): readonly ChildNode[] {
  try {
    return parse(css).nodes;
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
    const fault = `has a style sheet that can't be read: ${show(error.reason)}`;
    throw new SvgFault(fault, line + (error.line ?? 1) - 1);
  }
}

function writeNodes(nodes: readonly ChildNode[], line: number): string {
  return nodes.map((node) => writeNode(node, line)).join('');
}

function writeNode(node: ChildNode, line: number): string {
  if (node.type === 'comment') return '';
  const name = nameOf(node);
  if (IDLE.has(name)) return '';
  if (HOLDERS.get(name)?.has(nameOf(node.parent)) !== true)
    throw unreadable(node, line, headOf(node));
  if (node.type === 'decl') return writeDeclaration(node, line);
  if (node.type === 'rule') return writeRule(node, line);
  return writeAtRule(node, line);
}

/** The kind of a part of a style sheet; of an at-rule, its name. */
function nameOf(node: ChildNode | ChildNode['parent']): string {
  if (node?.type === 'atrule') return (node as AtRule).name.toLowerCase();
  return node?.type ?? 'root';
}

/** How a part of a style sheet begins, for a message. */
function headOf(node: AtRule | Declaration | Rule): string {
  if (node.type === 'atrule') return `@${node.name}`;
  return node.type === 'rule' ? node.selector : node.prop;
}

function writeDeclaration(node: Declaration, line: number): string {
  const { prop, value, important } = node;
  // A sign before the name hides a declaration from all browsers of today.
  const isHack = !PROPERTY.test(prop) || (node.raws.before ?? '').trim() !== '';
  if (isHack || value.trim() === '') return '';
  if (OF_TEXT.has(prop.toLowerCase())) {
    throw faultAt(node, line, `sets "${prop}" in a style sheet: write it as an attribute`);
  }
  if (/[{}@]/.test(value.replaceAll(STRING, ''))) throw unreadable(node, line, `${prop}: ${value}`);
  return `${prop}:${value.trim()}${important ? '!important' : ''};`;
}

function writeRule(node: Rule, line: number): string {
  const selectors = node.selectors.map((selector) => selector.trim().replaceAll(/\s+/g, ' '));
  if (!selectors.every((selector) => SELECTOR.test(selector))) {
    throw unreadable(node, line, node.selector);
  }
  return `${selectors.join(',')}{${writeNodes(node.nodes, line)}}`;
}

function writeAtRule(node: AtRule, line: number): string {
  const content = writeNodes(node.nodes ?? [], line);
  return content === '' ? '' : `@${nameOf(node)} ${node.params}{${content}}`;
}

function unreadable(node: ChildNode, line: number, what: string): SvgFault {
  return faultAt(
    node,
    line,
    `has "${show(what)}" in a style sheet, which is not allowed: write it otherwise`,
  );
}

function faultAt(node: ChildNode, line: number, what: string): SvgFault {
  return new SvgFault(what, line + (node.source?.start?.line ?? 1) - 1);
}

import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import { Failure } from '../model/failure.js';
import { contentSlots } from '../model/slots.js';

/** Elements that could run code, fetch something, or take the reader elsewhere. */
const FORBIDDEN = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'base',
  'frame',
  'img',
  'video',
  'audio',
  'source',
  'picture',
  'svg',
]);

/**
 * Reads `document.html`: a page with named slots. Links to style sheets are for the designer's browser
 * and are taken out; so is what stands in a slot.
 * @throws Failure `template-invalid` with file and line for a script, a remote resource,
 *   an unknown slot, one that is there twice or not at all
 */
export function readDocument(html: string, path: string): Root {
  const tree = fromHtml(html);
  const seen = new Set<string>();
  check(tree, path, seen);
  const missing = contentSlots.filter((name) => !seen.has(name));
  if (missing.length > 0) {
    throw new Failure(
      'template-invalid',
      `${path}: The slot ${missing.map((name) => `"${name}"`).join(', ')} is missing: text would be lost.`,
      `Add ${missing.map((name) => `<slot name="${name}"></slot>`).join(' ')}.`,
    );
  }
  return tree;
}

/**
 * Reads a part that a template adds to the page of another: plain elements, and slots for labels.
 * @throws Failure `template-invalid` as `readDocument`, and for any other slot
 */
export function readPart(html: string, path: string): ElementContent[] {
  const tree = fromHtml(html, { fragment: true });
  check(tree, path, new Set(contentSlots));
  return tree.children.filter((node) => node.type !== 'doctype');
}

/** Name of the part that goes into a slot; undefined if the slot is for something else. */
export function readPartName(slot: Element): string | undefined {
  return /^part:([a-z]+)$/.exec(readProperty(slot, 'name'))?.[1];
}

/** Refuses what may not be in a template, and takes out links to style sheets and what stands in slots. */
function check(tree: Root, path: string, seen: Set<string>): void {
  visitParents(tree, 'element', (node, ancestors) => {
    const parent = ancestors.at(-1);
    const problem = findProblem(node, seen) ?? findStraySlot(node, ancestors);
    if (problem) throw invalid(path, node, problem);
    if (node.tagName === 'slot') node.children = [];
    if (node.tagName !== 'link' || !parent) return;
    const index = parent.children.indexOf(node);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

interface Problem {
  readonly reason: string;
  readonly hint: string;
}

function findProblem(node: Element, seen: Set<string>): Problem | undefined {
  if (node.tagName === 'slot') return findSlotProblem(node, seen);
  if (FORBIDDEN.has(node.tagName)) {
    return { reason: `<${node.tagName}> is not allowed in a template`, hint: 'Delete it.' };
  }
  if (node.tagName === 'link') return findLinkProblem(node);
  for (const [name, value] of Object.entries(node.properties)) {
    if (/^on/i.test(name) || name === 'httpEquiv') {
      return { reason: `The attribute ${name} could run code or lead away`, hint: 'Delete it.' };
    }
    if (/^(?:href|src|srcSet|action|style)$/i.test(name) && !String(value).startsWith('#')) {
      return {
        reason: `The attribute ${name}="${String(value)}" is not allowed`,
        hint: 'Delete it.',
      };
    }
  }
  return undefined;
}

function readProperty({ properties }: Element, name: string): string {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
}

/** Formats look for the running text in `main`, and the book for its chapter in `article`. */
function findStraySlot(node: Element, ancestors: readonly (Root | Element)[]): Problem | undefined {
  const name = readProperty(node, 'name');
  if (node.tagName !== 'slot' || name.startsWith('label:')) return undefined;
  const around = new Set(ancestors.map((it) => (it.type === 'element' ? it.tagName : '')));
  if (around.has('main') && around.has('article')) return undefined;
  return {
    reason: `The slot "${name}" does not stand in the <article> of <main>`,
    hint: 'Move it there: text outside is in no book.',
  };
}

function findSlotProblem(slot: Element, seen: Set<string>): Problem | undefined {
  const name = readProperty(slot, 'name');
  if (/^label:[a-z][a-z0-9-]*$/.test(name) || readPartName(slot) !== undefined) return undefined;
  if (!contentSlots.some((known) => known === name)) {
    const hint = `Known are ${contentSlots.join(', ')}, label:… and part:….`;
    return { reason: `There is no slot "${name}"`, hint };
  }
  if (seen.has(name)) {
    return {
      reason: `The slot "${name}" is there twice`,
      hint: 'Its text would be printed twice: delete one.',
    };
  }
  seen.add(name);
  return undefined;
}

function findLinkProblem(node: Element): Problem | undefined {
  const href = readProperty(node, 'href');
  if (/^(?:\.\.?\/)*[\w-][\w./-]*\.css$/.test(href)) return undefined;
  return {
    reason: `The link to "${href}" is not allowed`,
    hint: 'A template links only to its own style sheets.',
  };
}

function invalid(path: string, node: Element, { reason, hint }: Problem): Failure {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return new Failure(
    'template-invalid',
    `${path}:${String(line)}:${String(column)}: ${reason}.`,
    hint,
  );
}

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { eachElement } from '../model/tree.js';
import { generated, markGenerated } from '../model/marks.js';
import { readLabel } from '../model/labels.js';
import type { Labels } from '../model/template.js';

/** Mends what `remark-rehype` makes: scopes and alignment of cells, names of task boxes, classes of notes, marks on generated text. */
export function refine(elements: readonly Element[], labels: Labels): void {
  eachElement({ type: 'root', children: [...elements] }, (node) => {
    if (node.tagName === 'th') node.properties['scope'] = 'col';
    if (node.properties['align'] !== undefined) styleAlignment(node);
    if (node.properties['dataFootnotes'] !== undefined) nameNotes(node);
    if (node.properties['dataFootnoteRef'] !== undefined) node.data = generated;
    if (node.properties['dataFootnoteBackref'] !== undefined) node.data = generated;
    node.children = node.children.map((child) =>
      child.type === 'element' && child.tagName === 'input' ? makeTaskBox(child, labels) : child,
    );
  });
}

/** `align`, which tables of Markdown carry, is obsolete in HTML and an error in EPUB. */
function styleAlignment({ properties }: Element): void {
  properties['style'] = `text-align: ${String(properties['align'])}`;
  delete properties['align'];
}

function nameNotes(section: Element): void {
  section.properties = {
    ...section.properties,
    className: ['notes'],
    ariaLabelledBy: ['footnote-label'],
  };
  section.children = section.children.map((child): ElementContent =>
    child.type === 'element' && child.tagName === 'h2' ? markGenerated(child) : child,
  );
}

/** A box that is no control: nothing can be ticked on paper. */
function makeTaskBox({ properties }: Element, labels: Labels): Element {
  const done = properties['checked'] === true;
  const ariaLabel = readLabel(labels, done ? 'task-done' : 'task-open');
  return h('span', { className: ['task', done ? 'done' : 'open'], role: 'img', ariaLabel });
}

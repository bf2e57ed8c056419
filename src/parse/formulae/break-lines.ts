import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { h } from 'hastscript';

/** Relations and operators of two sides; of minus and plus, those that are no signs. */
const OPERATOR = /^[=<>≤≥≠≮≯≪≫≡≢≈≉∼≃≅≐∝∈∉∋⊂⊃⊆⊇⊢⊨∣∥⊥+\-−±∓×÷·⋅∗⋆∘∪∩∖∧∨⊕⊖⊗⊙←→↔⇐⇒⇔⟵⟶⟷⟸⟹⟺↦⟼:≔]$/u;

/** A formula in a line of text that has fewer characters than this is kept whole. */
const SHORT = 24;

/**
 * Parts the row of a formula where it may go on in the next line, as typesetters do: one of its own before a relation
 * or an operator, one in a line of text behind it, both behind a comma. Nothing within brackets, fractions and the
 * like is parted. What can't be parted is given back as it is.
 */
export function breakLines(
  children: readonly ElementContent[],
  isBlock: boolean,
): readonly ElementContent[] {
  const [row, ...others] = children;
  if (row?.type !== 'element' || row.tagName !== 'mrow' || others.length > 0) return children;
  if (!isBlock && toString(row).length < SHORT) return children;
  const parts: ElementContent[][] = [[]];
  for (const [index, item] of row.children.entries()) {
    const isBefore =
      isBlock && isOperator(item) && index > 0 && !isOperator(row.children[index - 1]);
    if (isBefore) parts.push([]);
    const previous = isSpace(item) && parts.at(-1)?.length === 0 ? parts.at(-2) : undefined;
    (previous ?? parts.at(-1))?.push(item);
    const isBehind = !isBlock && isOperator(item) && !isOperator(row.children[index + 1]);
    if (isBehind || isComma(item)) parts.push([]);
  }
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length < 2) return children;
  return filled.map((part) => h('mrow', part.map(keepForm)));
}

function isOperator(node: ElementContent | undefined): node is Element {
  if (node?.type !== 'element' || node.tagName !== 'mo') return false;
  return node.properties['form'] === undefined && OPERATOR.test(toString(node));
}

function isComma(node: ElementContent): boolean {
  return (
    node.type === 'element' && node.tagName === 'mo' && node.properties['separator'] === 'true'
  );
}

/** White space stays at the end of a line. */
function isSpace(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'mspace';
}

/** At the start or the end of a row an operator would be taken for a sign, and stand without spaces. */
function keepForm(node: ElementContent): ElementContent {
  if (!isOperator(node)) return node;
  return { ...node, properties: { ...node.properties, form: 'infix' } };
}

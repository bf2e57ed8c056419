import type { Element, Root } from 'hast';
import { loadFormat, type FormatName } from '../formats/index.js';
import type { Report } from '../model/finding.js';
import { BREAKABLE } from '../model/formula.js';
import type { Rendered } from '../model/format.js';
import { eachElement, hasClass } from '../model/tree.js';

/**
 * Reports what is wider than the page, so that all of a file is printed smaller, or cut off where that does not help.
 * @param isCut whether words are lost: then it is an error
 * @returns whether there is anything to report
 */
export async function checkWidth(
  name: FormatName,
  { value, scale }: Pick<Rendered, 'value' | 'scale'>,
  document: Root,
  isCut: boolean,
  report: Report,
): Promise<boolean> {
  if (scale === undefined) return false;
  const wide = await findWide(name, value, document);
  const size = `${String(Math.round(scale * 100))} % of its size`;
  const effect = isCut ? 'it is cut off' : `all of the ${name.toUpperCase()} is printed at ${size}`;
  const add = (what: string, formula?: Element) =>
    report({
      id: 'page-wide',
      level: isCut ? 'error' : 'warning',
      reason: `${what} wider than the page: ${effect}`,
      hint: formula
        ? 'Take it apart, for instance with \\begin{aligned} … \\end{aligned}.'
        : 'Look at the PDF, and at the style sheets of the template.',
      ...(formula?.position && { place: formula.position }),
    });
  for (const formula of wide) add('The formula is', formula);
  if (wide.length === 0) add('Something is');
  return true;
}

/** Of the formulae that are too wide those that can't go on in the next line, if there are any. */
async function findWide(name: FormatName, value: Uint8Array, document: Root) {
  const format = await loadFormat(name);
  const numbers = new Set(await format.findWideFormulae?.(value));
  const wide = listFormulae(document).filter((_, index) => numbers.has(index));
  const solid = wide.filter((formula) => !hasClass(formula, BREAKABLE));
  return solid.length > 0 ? solid : wide;
}

function listFormulae(document: Root): readonly Element[] {
  const found: Element[] = [];
  eachElement(document, (element) => {
    if (element.tagName === 'math') found.push(element);
  });
  return found;
}

import type { ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import type { InlineMath, Math } from 'mdast-util-math';

/**
 * A formula: of its own (`math`), or within a line (`inlineMath`). Its value is TeX. Once it is read, its data are the
 * MathML that it becomes: `hName` `math`, `hProperties`, and `hChildren` as hast.
 */
export type Formula = Math | InlineMath;

/** The elements of MathML that a formula may hold: those that show something, and nothing that leads away. */
const PARTS =
  'mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none';

/** The elements of a formula, `math` among them. */
export const MATHML_ELEMENTS: readonly string[] = ['math', ...PARTS.split(' ')];

/** The attributes that these may have: none is an address, a colour or a style. */
export const MATHML_ATTRIBUTES: readonly string[] =
  'accent accentunder alttext columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
    ' ',
  );

/** Class of a formula whose rows may stand in lines of their own. */
export const BREAKABLE = 'breakable';

/** Whether a node is a formula. */
export function isFormula(node: Nodes): node is Formula {
  return node.type === 'math' || node.type === 'inlineMath';
}

/** The text of a formula as its MathML has it: names, numbers, signs and words. Nothing, if it is not read. */
export function readFormula({ data }: Formula): string {
  const children: readonly unknown[] = data?.hName === 'math' ? (data.hChildren ?? []) : [];
  return toString({ type: 'root', children: children as ElementContent[] });
}

import { findAll } from '../../../model/find-all.js';
import { SvgFault, show } from './fault.js';

/** Functions of CSS that load what they name, in any way of writing. */
const LOADING = /(?:^|[^\w-])(?:-\w+-)?(?:image-set|image|src|cross-fade)\(/i;

/** What stands first in each address. */
const ADDRESSES = /url\(\s*["']?\s*([^)\s]*)/gi;

/**
 * Judges a style sheet as it is written, a `style` attribute or a value such as that of `fill`, with all references of XML resolved.
 * It may refer to parts of its own SVG (`url(#a)`) and to nothing else. Throws an `SvgFault` if it does.
 */
export function judgeStyle(css: string, line: number): void {
  if (css.includes('\\')) {
    throw new SvgFault(
      'has a backslash in a style, which could hide an address: write it without',
      line,
    );
  }
  const rule = /@import/i.exec(css)?.[0] ?? LOADING.exec(css)?.[0];
  if (rule !== undefined) {
    throw new SvgFault(
      `loads something by "${rule.replace(/^[^\w@-]/, '')}" in a style: take that out`,
      line,
    );
  }
  for (const [, address = ''] of findAll(css, ADDRESSES)) {
    if (!address.startsWith('#')) throw outside(address, line);
  }
}

/** A fault of an address that leads out of the SVG. */
export function outside(address: string, line: number): SvgFault {
  const way = 'take that out, or put the image or font into the drawing';
  return new SvgFault(`refers to "${show(address)}" outside it: ${way}`, line);
}

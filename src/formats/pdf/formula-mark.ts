/** Stands before the alternative text of a formula in a page to print; no source may have it. */
export const FORMULA_MARK = '\uFDD0';

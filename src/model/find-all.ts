/**
 * All matches of a global expression in a text, in order. Use this, not `matchAll`: that makes a copy of the expression
 * each time, and the engine compiles such copies anew whenever it has cleared its memory, which takes longer than the search.
 * @throws TypeError if the expression is not global
 */
export function findAll(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`${String(pattern)} is not global`);
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += widthAt(text, match.index, pattern.flags);
  }
  return found;
}

/** By how much a search goes on after an empty match: by a whole character if the expression reads those. */
function widthAt(text: string, index: number, flags: string): number {
  return /[uv]/.test(flags) && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

import type { Report } from '../model/finding.js';

/** Three hyphens as the first line that is not blank, with the name of an engine (`---js`) if there is one. */
const START = /^(\s*)---[ \t]*([A-Za-z][\w-]*)?[ \t]*(?:\n|$)/;

/**
 * Reports what only looks like front matter, in a body without its own: a second one, one that does not start in
 * line 1, one of a language that other programs would run. It would be printed as text.
 */
export function reportStrayFrontMatter(body: string, report: Report): void {
  const [, blank = '', engine] = START.exec(body) ?? [undefined];
  const isUnclosed = blank === '' && engine === undefined;
  if (!START.test(body) || isUnclosed) return;
  const offset = blank.lastIndexOf('\n') + 1;
  const line = blank.split('\n').length;
  const point = { line, column: blank.length - offset + 1, offset: blank.length };
  report({
    id: 'front-matter-invalid',
    level: 'error',
    reason:
      engine === undefined
        ? 'Here starts what looks like front matter, which is read in line 1 only, and once'
        : `Front matter in "${engine}" is not read: it is YAML, and nothing in it is run`,
    hint: 'Put all of it between "---" in line 1 and the next "---".',
    place: { start: point, end: point },
  });
}

import type { Report } from '../model/finding.js';

/**
 * What a text may have at most. The parser of Markdown is quadratic in the number of lists and of marks:
 * 64 KB of `a*` took it 14 s, 25,000 short lists as long.
 */
const LIMITS = [
  { what: 'bytes', max: 1024 * 1024, count: (text: string) => Buffer.byteLength(text) },
  { what: 'list items', max: 5000, count: countMatches(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/gm) },
  { what: 'marks (* _ [ ])', max: 10_000, count: countMatches(/[*_[\]]/g) },
] as const;

/** Refuses a text that would take too long to read, before it is read. Tells whether it is within the limits. */
export function checkLimits(text: string, report: Report): boolean {
  for (const { what, max, count } of LIMITS) {
    const found = count(text);
    if (found <= max) continue;
    report({
      id: 'limit-exceeded',
      level: 'error',
      reason: `The text has ${String(found)} ${what}; ${String(max)} are allowed`,
      hint: 'Make several briefings of it.',
    });
    return false;
  }
  return true;
}

function countMatches(pattern: RegExp): (text: string) => number {
  return (text) => text.match(pattern)?.length ?? 0;
}

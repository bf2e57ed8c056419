import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Report } from '../model/finding.js';
import type { Meta } from '../model/meta.js';
import { readByline } from './byline.js';
import { readCredits } from './credits.js';
import { readDateLine } from './date-line.js';
import { readMarking, type Opening } from './opening.js';

/** The facts of the front matter, and those that only the lines under the title give. Two that differ are reported. */
export function addFacts(meta: Meta, { dateLine, byline, marking }: Opening, report: Report): Meta {
  const credits = dateLine && readCredits(toString(dateLine));
  const date = credits?.date ?? (dateLine && readDateLine(toString(dateLine)));
  const label = marking ? toString(marking) : credits?.marking;
  const tlp = label === undefined ? undefined : readMarking(label);
  const authors = byline ? (readByline(toString(byline)) ?? []) : (credits?.authors ?? []);
  if (date !== undefined && meta.date !== undefined && !meta.date.startsWith(date)) {
    reportConflict('date', meta.date, dateLine, report);
  }
  if (tlp !== undefined && meta.tlp !== undefined && meta.tlp !== tlp) {
    reportConflict('tlp', meta.tlp, marking ?? dateLine, report);
  }
  return {
    ...meta,
    ...(date !== undefined && { date: meta.date ?? date }),
    ...(tlp !== undefined && { tlp: meta.tlp ?? tlp }),
    ...(meta.authors.length === 0 && { authors }),
  };
}

function reportConflict(
  name: 'date' | 'tlp',
  given: string,
  line: Paragraph | undefined,
  report: Report,
): void {
  const what = name === 'date' ? 'date' : 'marking';
  report({
    id: `${name}-conflict`,
    level: 'warning',
    reason: `The ${what} of the text differs from the ${what} in the front matter (${given})`,
    hint: 'Keep one of them.',
    ...(line && { place: line }),
  });
}

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'mdast-util-to-string';
import type { Briefing } from '../model/briefing.js';
import type { Metadata } from '../model/metadata.js';
import { markGenerated } from '../model/marks.js';
import { readLabel } from '../model/labels.js';
import type { Labels } from '../model/template.js';

/** Who issues the briefing. */
export function makePublisher({ publisher }: Metadata): ElementContent[] {
  if (!publisher) return [];
  const { name, url } = publisher;
  return [url === undefined ? { type: 'text', value: name } : h('a', { href: url }, name)];
}

/** Who wrote it: `By A, B`. */
export function makeByline({ authors }: Metadata, labels: Labels): ElementContent[] {
  const names = authors.map((name) => h('span', { className: ['author'] }, name));
  if (names.length === 0) return [];
  const parts = names.flatMap((name, index) => (index === 0 ? [name] : [text(', '), name]));
  return [makeLabel(`${readLabel(labels, 'by')} `), ...parts];
}

/** When: the line that the writer gave, else the date in words. */
export function makeDate({ dateLine }: Briefing, { date, lang }: Metadata): ElementContent[] {
  if (date === undefined) return [];
  const written = dateLine && toString(dateLine);
  const time = h('time', { dateTime: date }, written ?? formatDate(date, lang));
  return [written === undefined ? markGenerated(time) : time];
}

/** Small print: dates, identifier, tool. */
export function makeProvenance(
  { date, updated, identifier, lang }: Metadata,
  labels: Labels,
  generator: string,
): ElementContent[] {
  const toTime = (value: string) => h('time', { dateTime: value }, formatDate(value, lang));
  const rows: [string, ElementContent][] = [];
  if (date !== undefined) rows.push(['published', toTime(date)]);
  if (updated !== undefined) rows.push(['updated', toTime(updated)]);
  rows.push(['identifier', text(identifier)], ['made-with', text(generator)]);
  const list = h(
    'dl',
    rows.map(([name, value]) => h('div', [h('dt', readLabel(labels, name)), h('dd', [value])])),
  );
  return [markGenerated(list)];
}

function makeLabel(value: string): Element {
  return markGenerated(h('span', { className: ['label'] }, value));
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** A date in words, in the time zone that it was written in. */
function formatDate(date: string, lang: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

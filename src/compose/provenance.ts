import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Metadata } from '../model/metadata.js';
import { markGenerated } from '../model/marks.js';
import { readLabel } from '../model/labels.js';
import { findLicenseUrl } from '../model/statements.js';
import type { Labels } from '../model/template.js';
import { makeTime } from './facts.js';

/** A term of the small print, by the name of its label, and what it says; absent if there is nothing to say. */
type Row = readonly [label: string, value: readonly ElementContent[] | undefined];

/** Small print: dates, subjects, rights, contacts, what helped to write it, identifiers, tool. */
export function makeProvenance(
  metadata: Metadata,
  labels: Labels,
  generator: string,
): ElementContent[] {
  const separator = readLabel(labels, 'list-separator');
  const rows: Row[] = [
    ...listDates(metadata),
    ...listTerms(metadata, separator),
    ...listContacts(metadata, separator),
    ...listAssistance(metadata, labels),
    ['identifier', listIdentifiers(metadata)],
    ['made-with', [made(generator)]],
  ];
  const filled = rows.flatMap(([name, value]) => {
    if (!value || value.length === 0) return [];
    const term = markGenerated(h('dt', readLabel(labels, name)));
    return [h('div', [term, h('dd', [...value])])];
  });
  return [h('dl', filled)];
}

function listDates({ date, updated, reviewBy, lang }: Metadata): Row[] {
  const row = (name: string, value: string | undefined): Row => [
    name,
    value === undefined ? undefined : [makeTime(value, lang)],
  ];
  return [row('published', date), row('updated', updated), row('review-by', reviewBy)];
}

function listTerms({ subjects, rights, license }: Metadata, separator: string): Row[] {
  const url = license === undefined ? undefined : findLicenseUrl(license);
  return [
    ['subjects', subjects.length === 0 ? undefined : [text(subjects.join(separator))]],
    ['rights', wrap(rights)],
    ['license', url === undefined ? wrap(license) : [h('a', { href: url }, license)]],
  ];
}

function listContacts({ authors }: Metadata, separator: string): Row[] {
  const mails = authors.flatMap(({ email }) =>
    email === undefined ? [] : [h('a', { href: `mailto:${email}` }, email)],
  );
  const ids = authors.flatMap(({ orcid }) =>
    orcid === undefined ? [] : [h('a', { href: `https://orcid.org/${orcid}` }, orcid)],
  );
  return [
    ['contact', join(mails, separator)],
    ['orcid', join(ids, separator)],
  ];
}

function listAssistance({ aiAssisted }: Metadata, labels: Labels): Row[] {
  if (!aiAssisted) return [];
  const { used, tool, reviewedBy } = aiAssisted;
  const answer = made(readLabel(labels, used ? 'ai-used' : 'ai-none'));
  return [
    ['ai', tool === undefined ? [answer] : [answer, text(` (${tool})`)]],
    ['reviewed-by', wrap(reviewedBy)],
  ];
}

function listIdentifiers({ id, identifier }: Metadata): ElementContent[] {
  const own = id === undefined ? [] : [text(id)];
  return id === identifier
    ? own
    : [...own, ...(own.length > 0 ? [text(' ')] : []), made(identifier)];
}

function wrap(value: string | undefined): ElementContent[] | undefined {
  return value === undefined ? undefined : [text(value)];
}

function join(nodes: readonly ElementContent[], separator: string): ElementContent[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [text(separator), node]));
}

/** Words of the tool. */
function made(value: string): ElementContent {
  return markGenerated(h('span', value));
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

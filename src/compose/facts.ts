import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { toString } from 'mdast-util-to-string';
import type { Briefing } from '../model/briefing.js';
import { formatDate } from '../model/dates.js';
import type { Author } from '../model/meta.js';
import type { Metadata } from '../model/metadata.js';
import { markGenerated } from '../model/marks.js';
import { MARKING_SEPARATOR, wordEmbargo } from '../model/markings.js';
import { readLabel } from '../model/labels.js';
import type { Labels } from '../model/template.js';

/** Who may see it, and from when on: the TLP label, then `Staff only · Embargoed until …`. */
export function makeMarking(metadata: Metadata, labels: Labels): ElementContent[] {
  const { tlp, handling } = metadata;
  const label = tlp === undefined ? [] : [h('p', [h('span.tlp', { dataTlp: tlp }, tlp)])];
  const terms = join(
    [
      ...(handling === undefined ? [] : [h('span.handling', handling)]),
      ...wordEmbargo(metadata, labels).map((words) => markGenerated(h('span.embargo', words))),
    ],
    MARKING_SEPARATOR,
  );
  return [...label, ...(terms.length === 0 ? [] : [h('p.terms', terms)])];
}

/** Who issues the briefing: the logo, which the name beside it explains, and the name. */
export function makePublisher({ publisher }: Metadata): ElementContent[] {
  if (!publisher) return [];
  const { name, url, logo } = publisher;
  const image = logo ? [h('img.logo', { src: logo.url, alt: '' }), text(' ')] : [];
  return [...image, url === undefined ? text(name) : h('a', { href: url }, name)];
}

/** Who wrote it: the line that the writer gave, else `By A (editor, Institute), B`. */
export function makeByline(
  { byline }: Briefing,
  { authors }: Metadata,
  labels: Labels,
): ElementContent[] {
  if (byline) return byline.length === 0 ? [] : [text(toString(byline))];
  if (authors.length === 0) return [];
  const separator = readLabel(labels, 'list-separator');
  const names = authors.map((author) => makeAuthor(author, separator));
  return [makeLabel(`${readLabel(labels, 'by')} `), ...join(names, separator)];
}

function makeAuthor({ name, orcid, role, org }: Author, separator: string): ElementContent {
  const details = [role, org].filter((detail) => detail !== undefined).join(separator);
  const known =
    orcid === undefined ? text(name) : h('a', { href: `https://orcid.org/${orcid}` }, name);
  // A name of the other direction stands in the list where it was written.
  const author = h('span.author', { dir: 'auto' }, [known]);
  if (details === '') return author;
  return h('span', [author, ' ', h('span.affiliation', `(${details})`)]);
}

/** When: the line that the writer gave, else the date in words. */
export function makeDate({ dateLine }: Briefing, { date, lang }: Metadata): ElementContent[] {
  if (date === undefined) return [];
  const written = dateLine && toString(dateLine);
  const time = h('time', { dateTime: date }, written ?? formatDate(date, lang));
  return [written === undefined ? markGenerated(time) : time];
}

/** Where it stands: `Draft · Version 2 · Updated 20 June 2024 · As of 18 June 2024`. */
export function makeStatus(metadata: Metadata, labels: Labels): ElementContent[] {
  const { status, version, updated, asOf, lang } = metadata;
  const label = (name: string) => makeLabel(`${readLabel(labels, name)} `);
  const dated = (name: string, date: string | undefined) =>
    date === undefined ? [] : [h('span', [label(name), makeTime(date, lang)])];
  const parts = [
    ...(status === undefined
      ? []
      : [markGenerated(h(`span.flag.${status}`, readLabel(labels, `status-${status}`)))]),
    ...(version === undefined ? [] : [h('span', [label('version'), version])]),
    ...dated('updated', updated),
    ...dated('as-of', asOf),
  ];
  return join(parts, ' · ');
}

/** Where it was written. */
export function makeDateline({ dateline }: Metadata): ElementContent[] {
  return dateline === undefined ? [] : [text(dateline)];
}

/** A date in words, which are the tool's. */
export function makeTime(date: string, lang: string): Element {
  return markGenerated(h('time', { dateTime: date }, formatDate(date, lang)));
}

function makeLabel(value: string): Element {
  return markGenerated(h('span', { className: ['label'] }, value));
}

/** Nodes with a separator between each two. */
function join(nodes: readonly ElementContent[], separator: string): ElementContent[] {
  return nodes.flatMap((node, index) => (index === 0 ? [node] : [text(separator), node]));
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

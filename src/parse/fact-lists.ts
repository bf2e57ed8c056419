import type { List, PhrasingContent } from 'mdast';
import { formatDate } from '../model/dates.js';
import type { Place } from '../model/finding.js';
import { readLabel } from '../model/labels.js';
import type { Correction, SourceReference } from '../model/meta.js';
import type { Labels } from '../model/template.js';
import { wrap } from '../model/wrapper.js';
import type { FrontMatter } from './front-matter/read.js';

/** Lists of the front matter that are set as sections; absent if there is nothing in them. */
export interface FactLists {
  readonly sources?: List;
  readonly corrections?: List;
}

/** Makes lists of what the front matter has of sources and corrections, in the words of a language. */
export function makeFactLists(front: FrontMatter, labels: Labels, lang: string): FactLists {
  const { sources, corrections } = front.meta;
  const find = (field: string) => (index: number) => front.locate([field, index]);
  const cited = sources.map((source) => citeSource(source, labels, lang));
  const corrected = corrections.map((correction) => tellCorrection(correction, labels, lang));
  return {
    ...(cited.length > 0 && { sources: makeList(cited, find('sources')) }),
    ...(corrected.length > 0 && { corrections: makeList(corrected, find('corrections')) }),
  };
}

function makeList(
  items: readonly (readonly PhrasingContent[])[],
  locate: (index: number) => Place | undefined,
): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((children, index) => {
      const position = locate(index);
      const place = position && { position };
      return {
        type: 'listItem',
        spread: false,
        children: [
          {
            type: 'paragraph',
            children: children.map((child) => ({ ...child, ...place })),
            ...place,
          },
        ],
        ...place,
      };
    }),
  };
}

/** `Title, Publisher, 3 March 2025 (accessed 4 March 2025)`. */
function citeSource(source: SourceReference, labels: Labels, lang: string): PhrasingContent[] {
  const { title, url, publisher, date, accessed } = source;
  const words: PhrasingContent = { type: 'text', value: title };
  const separator = readLabel(labels, 'list-separator');
  const details: PhrasingContent[] = [];
  if (publisher !== undefined) details.push(text(`${separator}${publisher}`));
  if (date !== undefined) details.push(text(separator), makeTime(date, lang));
  if (accessed !== undefined) {
    const [before = '', after = ''] = readLabel(labels, 'accessed').split('{date}');
    details.push(text(` (${before}`), makeTime(accessed, lang), text(`${after})`));
  }
  return [url === undefined ? words : { type: 'link', url, children: [words] }, ...details];
}

/** `**Correction, 4 March 2025:** Text`. */
function tellCorrection(
  { date, type, text: words }: Correction,
  labels: Labels,
  lang: string,
): PhrasingContent[] {
  const name = text(`${readLabel(labels, type)}${readLabel(labels, 'list-separator')}`);
  const head: PhrasingContent[] = [name, makeTime(date, lang), text(':')];
  return [{ type: 'strong', children: head }, text(` ${words}`)];
}

function makeTime(date: string, lang: string): PhrasingContent {
  return wrap('time', { dateTime: date }, [text(formatDate(date, lang))]);
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

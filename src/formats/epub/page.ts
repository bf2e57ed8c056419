import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Metadata } from '../../model/metadata.js';
import { formatXhtml } from '../../model/xml.js';

/** What differs between the XHTML files of a book. */
export interface Page {
  readonly title: string;
  /** Division of the book, for `epub:type`. */
  readonly division: 'frontmatter' | 'bodymatter';
  readonly className?: string;
  readonly content: readonly Element[];
}

/** Writes an XHTML content document with the language and direction of the briefing. */
export function writePage(
  page: Page,
  { lang, dir, writing }: Pick<Metadata, 'lang' | 'dir' | 'writing'>,
): string {
  return formatXhtml(
    x(
      'html',
      {
        xmlns: 'http://www.w3.org/1999/xhtml',
        'xmlns:epub': 'http://www.idpf.org/2007/ops',
        lang,
        'xml:lang': lang,
        dir,
        'data-writing': writing === 'vertical' ? writing : undefined,
      },
      x(
        'head',
        // Never a child in this place: the builder takes a node there for attributes.
        {},
        x('title', page.title),
        x('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' }),
      ),
      x('body', { 'epub:type': page.division, class: page.className }, [...page.content]),
    ),
  );
}

import GithubSlugger from 'github-slugger';
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Briefing } from '../../model/briefing.js';
import { readContents } from '../../model/contents.js';
import type { Edition } from '../../model/edition.js';
import { chooseLabels, readLabel } from '../../model/labels.js';
import { markGenerated } from '../../model/marks.js';
import { describe, type Metadata } from '../../model/metadata.js';
import type { Labels, Template } from '../../model/template.js';
import { compose } from '../index.js';
import { joinGlossaries } from './join-glossaries.js';
import { makeChapter } from './make-chapter.js';
import { numberTwins } from './number-twins.js';

/** What an edition is composed with, besides its briefings. */
export interface EditionTools {
  readonly template: Template;
  readonly labels: Labels;
  /** Seconds since 1970, for briefings without a date. */
  readonly epoch: number;
  /** Name and version of the tool. */
  readonly generator: string;
}

/** A briefing of an edition with its own template, whose profile says what its sections are. */
export interface Part {
  readonly briefing: Briefing;
  readonly template: Template;
}

/** Names the chapters of an edition: anchors and images of each begin with its name. */
export function nameChapters(briefings: readonly Briefing[]): readonly string[] {
  const slugger = new GithubSlugger();
  return briefings.map(({ slug }) => slugger.slug(`briefing-${slug}`));
}

/**
 * Makes the one document of an edition: the template's page with contents, each briefing as a chapter whose
 * headings stand a level lower, and one glossary in the place of running text.
 */
export function composeEdition(
  edition: Edition,
  parts: readonly Part[],
  metadata: Metadata,
  { template, labels, epoch, generator }: EditionTools,
): Root {
  const names = nameChapters(edition.briefings);
  const chapters = parts.map(({ briefing, template: { profile } }, index) => {
    const words = chooseLabels(template, briefing.lang);
    const facts = describe(briefing, profile, epoch);
    // All of an edition has its look.
    const document = compose(briefing, facts, { ...template, profile }, words, generator);
    return makeChapter(document, names[index] ?? '', metadata.lang);
  });
  numberTwins(chapters);
  const glossary = joinGlossaries(chapters, readLabel(labels, 'glossary'), metadata.lang);
  const body = [...chapters, ...glossary];
  const contents = makeContents(body, readLabel(labels, 'contents'));
  return compose(edition, metadata, template, labels, generator, [contents, ...body]);
}

/** Contents with the titles of the chapters; formats add to them what they know of pages. */
function makeContents(body: readonly Element[], label: string): Element {
  const items = readContents(h('main', [...body])).map(({ id, label: words, lang, dir }) =>
    h('li', [h('a', { href: `#${id}` }, [h('span.entry', { lang, dir }, words)])]),
  );
  const id = 'contents-label';
  const properties = { role: 'doc-toc', ariaLabelledBy: [id] };
  return markGenerated(h('nav.contents', properties, [h('p', { id }, label), h('ul', items)]));
}

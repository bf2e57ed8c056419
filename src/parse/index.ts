import type { PhrasingContent, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { chooseLabels } from '../model/labels.js';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.js';
import type { Profile } from '../model/profile.js';
import type { Waivers } from '../model/waiver.js';
import { addFacts } from './add-facts.js';
import { checkCharacters } from './characters.js';
import { decode } from './decode.js';
import { makeFactLists } from './fact-lists.js';
import { splitFrontMatter } from './front-matter/index.js';
import type { FrontMatter } from './front-matter/read.js';
import { loadFormulaReader, type FormulaReader } from './formulae/index.js';
import { checkLimits, checkSize } from './limits.js';
import { mayBeMarkdown, parseMarkdown, readMarkdown } from './markdown.js';
import { readOutline } from './outline.js';
import { readPasted } from './pasted.js';
import { placeSections } from './place-sections.js';
import { cleanSource, type SourceText } from './source-text.js';
import { sortNotes } from './sort-notes.js';
import { reportStrayFrontMatter } from './stray-front-matter.js';
import { checkStructure } from './structure.js';
import { findWaivers } from './waivers.js';

/** A source file up to the point where its profile must be known. */
export interface Source {
  /** The writer's own text, decoded. */
  readonly original: string;
  readonly front: FrontMatter;
  /** The cleaned text with the front matter blanked out. */
  readonly body: string;
  readonly text: SourceText;
  readonly limits: Limits;
  /** Whether every character of it may stand in a text. */
  readonly isClean: boolean;
  readonly waivers: Waivers;
  /** What reads its formulae; without it, they are text. */
  readonly formulae?: FormulaReader;
}

/**
 * Decodes a source file and reads its front matter. Gives undefined if it is no text, or one that is beyond
 * the limits; the report says why.
 */
export async function openSource(
  bytes: Uint8Array,
  report: Report,
  limits: Limits = DEFAULT_LIMITS,
): Promise<Source | undefined> {
  if (!checkSize(bytes, limits, report)) return undefined;
  const original = decode(bytes, report);
  if (original === undefined) return undefined;
  const waivers = findWaivers(original);
  const removed = waivers.list.map(({ place }) => place);
  const text = cleanSource(original, removed);
  const { front, body } = await splitFrontMatter(text, report, limits);
  const measured = { text: text.text, blocks: mayBeMarkdown(body) ? body : '' };
  const reportHere: Report = (finding) => report(text.restoreFinding(finding));
  if (!checkLimits(measured, limits, reportHere)) return undefined;
  reportStrayFrontMatter(body, reportHere);
  const isClean = checkCharacters(text.text, reportHere);
  const opening = findOpening(body, text);
  return { original, text, front, body, limits, isClean, waivers: { ...waivers, opening } };
}

/** A source with what reads its formulae, if it may have some. */
export async function withFormulae(source: Source): Promise<Source> {
  const formulae = await loadFormulaReader(source.body);
  return formulae ? { ...source, formulae } : source;
}

/** The line on which the text starts, in the writer's file. */
function findOpening(body: string, text: SourceText): number {
  const start = { line: 1, column: 1, offset: Math.max(0, body.search(/\S/)) };
  return text.restorePlace({ start, end: start }).start.line;
}

/**
 * The tree of a source with everything that its writer wrote, for a tool that writes it back.
 * @param report told only of what keeps it from being read
 */
export function readWholeTree(
  { front, body, text, limits, formulae }: Source,
  profile: Profile,
  report: Report,
): Root {
  const reportHere: Report = (finding) => report(text.restoreFinding(finding));
  const tree =
    parseMarkdown(body, formulae, limits, reportHere) ?? readPasted(body, profile, front, () => {});
  text.restore(tree);
  return tree;
}

/** The tree of a source in Markdown, with places in its `body`; undefined if it is pasted text. */
export function readMarkup({ body, formulae, limits }: Source): Root | undefined {
  return parseMarkdown(body, formulae, limits, () => {});
}

/**
 * Reads a source as a briefing of a profile and checks its structure. Whatever is wrong is reported;
 * the briefing is there all the same, with every word that could be read.
 */
export function readBriefing(
  source: Source,
  slug: string,
  profile: Profile,
  report: Report,
): Briefing {
  const { front, body, text, limits, formulae } = source;
  const reportHere: Report = (finding) => report(text.restoreFinding(finding));
  const tree =
    readMarkdown(body, formulae, limits, reportHere) ??
    readPasted(body, profile, front, reportHere);
  text.restore(tree);
  const outline = readOutline(tree, front.meta.authors.length > 0, report);
  const lang = front.lang ?? 'en';
  const lists = makeFactLists(front, chooseLabels(profile, lang), lang);
  const { lead, sections } = placeSections(outline, lists, { profile, lang }, report);
  const { dateLine, byline, deck: written } = outline.opening;
  const deck = chooseLine('deck', front.deck, written, report);
  const meta = addFacts(front.meta, outline.opening, report);
  const hasOwnAuthors = front.meta.authors.length < meta.authors.length;
  const briefing: Briefing = {
    version: 1,
    slug,
    lang,
    profile: profile.name,
    meta,
    title: chooseLine('title', front.title, outline.title?.children, report) ?? [],
    ...(deck && { deck }),
    ...(hasOwnAuthors && { byline: byline?.children ?? [] }),
    ...(dateLine && { dateLine: dateLine.children }),
    lead,
    sections,
    notes: sortNotes(outline.notes, tree),
  };
  checkStructure(briefing, profile, (finding) => {
    // What stands in the source has been told of with its own place.
    if (source.isClean || finding.id !== 'character-illegal') report(finding);
  });
  return briefing;
}

/** A line that may stand in the front matter, in the text, or in both with the same words. */
function chooseLine(
  name: string,
  given: string | undefined,
  written: readonly PhrasingContent[] | undefined,
  report: Report,
): readonly PhrasingContent[] | undefined {
  if (given === undefined) return written;
  if (written && toString(written) !== given) {
    const [place] = written;
    report({
      id: `${name}-conflict`,
      level: 'error',
      reason: `The ${name} of the text differs from the ${name} in the front matter ("${given}")`,
      hint: 'Keep one of them.',
      ...(place && { place }),
    });
  }
  return written ?? [{ type: 'text', value: given }];
}

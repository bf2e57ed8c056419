import type { Nodes } from 'mdast';
import type { Briefing, Section, SectionMap } from '../model/briefing.js';
import type { Place } from '../model/finding.js';
import { flatMap } from '../model/flat-map.js';
import { primarySubtag } from '../model/metadata.js';
import { walk } from '../model/walk.js';
import { listSectionNodes } from '../sections/index.js';
import { readIsoDay, type Day } from './calendar.js';
import { collectNames, type KnownNames } from './known-names.js';
import { makeLocate, type Locate } from './locate.js';
import { readOriginal, type Original } from './original.js';
import type { Passage, Role, Sentence } from './passage.js';
import { once } from './once.js';
import { indexPhrases, type PhraseIndex } from './phrases.js';
import { readPassage } from './read-passage.js';
import { readRepeats, type Repeat } from './repeats.js';
import { readTakeaways, type Takeaway } from './takeaways.js';

/** A briefing as the editorial rules see it: read once, shared by all of them. */
export interface Analysis {
  readonly briefing: Briefing;
  /** All running text, in reading order. */
  readonly passages: readonly Passage[];
  /** Those of all passages. */
  readonly sentences: readonly Sentence[];
  /** The quotations that repeat one of the report. */
  readonly repeats: () => readonly Repeat[];
  /** The takeaways, held against the body. */
  readonly takeaways: () => readonly Takeaway[];
  /** The names of all passages but the takeaways. */
  readonly names: () => KnownNames;
  /** What the glossaries explain: the first few hundred entries, since looking up more would take long. */
  readonly entries: readonly Entry[];
  /** Looks up phrases in all passages but the terms of glossaries. */
  readonly phrases: () => PhraseIndex;
  readonly original: Original;
  /** Title, deck and takeaways, the first hundred sentences: what a hurried reader takes away. */
  readonly top: readonly Sentence[];
  /** Lead, prose sections and analysis: what the top rests on. */
  readonly body: readonly Sentence[];
  /** The body without the analysis: what is reported as fact. */
  readonly reported: readonly Sentence[];
  /** The day of the briefing's date. */
  readonly day: Day | undefined;
  /** The year of it. */
  readonly year: number | undefined;
}

/** An entry of a glossary; without a term if the writer gave no colon. */
export interface Entry {
  readonly term?: Passage;
  readonly definition: readonly Passage[];
}

const MAX_ENTRIES = 300;

/** Every sentence of the top is held against all of the body: more of them than this sum up nothing. */
const MAX_TOP = 100;

const TOP: ReadonlySet<Role> = new Set(['title', 'deck', 'takeaway']);
const BODY: ReadonlySet<Role> = new Set(['lead', 'body', 'analysis']);

/**
 * Reads the running text of a briefing.
 * @param original the writer's file, decoded, for exact places
 * @param removed lines of it that are no part of the text
 */
export function analyse(
  briefing: Briefing,
  original: string,
  removed: readonly Place[] = [],
): Analysis {
  const { passages, entries } = listPassages(briefing, makeLocate(original, removed));
  const sentences = flatMap(passages, (passage) => passage.sentences);
  const pick = (roles: ReadonlySet<Role>) =>
    sentences.filter(({ passage }) => roles.has(passage.role));
  const body = pick(BODY);
  const names = once(() =>
    collectNames(sentences.filter(({ passage }) => passage.role !== 'takeaway')),
  );
  const date = briefing.meta.date ?? briefing.meta.updated;
  const day = date === undefined ? undefined : readIsoDay(date);
  return {
    briefing,
    passages,
    sentences,
    repeats: once(() => readRepeats(passages)),
    takeaways: once(() => readTakeaways(passages, body, names)),
    names,
    entries: entries.slice(0, MAX_ENTRIES),
    phrases: once(() => indexPhrases(sentences.filter(({ passage }) => passage.role !== 'term'))),
    original: readOriginal(original, briefing),
    top: pick(TOP).slice(0, MAX_TOP),
    body,
    reported: body.filter(({ passage }) => passage.role !== 'analysis'),
    day,
    year: day?.year,
  };
}

/** Whether the rules of sentences, which are for English, can read a briefing. */
export function isEnglish({ lang }: Briefing): boolean {
  return primarySubtag(lang) === 'en';
}

function listPassages(
  { title, deck = [], lead, sections, notes }: Briefing,
  locate: Locate,
): Pick<Analysis, 'passages' | 'entries'> {
  const entries: Entry[] = [];
  const toPassages = (role: Role, nodes: readonly Nodes[]) =>
    listParagraphs(nodes).map((node) => readPassage(role, node, locate));
  const toGlossary = ({ intro, entries: list, outro }: SectionMap['glossary']) => [
    ...toPassages('other', [...intro, ...outro]),
    ...list.flatMap((entry) => {
      const term = entry.term && readPassage('term', entry.term, locate);
      const definition = toPassages('definition', entry.definition);
      entries.push({ ...(term && { term }), definition });
      return [...(term ? [term] : []), ...definition];
    }),
  ];
  const passages = [
    readPassage('title', title, locate),
    ...(deck.length > 0 ? [readPassage('deck', deck, locate)] : []),
    ...toPassages('lead', lead.blocks),
    ...sections.flatMap((section) =>
      section.kind === 'glossary'
        ? toGlossary(section)
        : toPassages(roleOf(section), listSectionNodes(section)),
    ),
    ...toPassages('other', notes),
  ];
  return { passages, entries };
}

/** The profile's keys say what a section is for. */
function roleOf({ key, kind }: Section): Role {
  if (key === 'takeaways') return 'takeaway';
  if (key === 'analysis') return 'analysis';
  return kind === 'prose' ? 'body' : 'other';
}

/** The phrasing content of every paragraph, heading and cell below some nodes. */
function listParagraphs(nodes: readonly Nodes[]): readonly (readonly Nodes[])[] {
  const paragraphs: (readonly Nodes[])[] = [];
  for (const node of nodes) {
    walk(node, (child) => {
      const { type } = child;
      if (type === 'paragraph' || type === 'heading' || type === 'tableCell') {
        paragraphs.push(child.children);
      }
    });
  }
  return paragraphs;
}

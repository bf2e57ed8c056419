import type { Nodes } from 'mdast';
import { location } from 'vfile-location';
import type { Briefing } from '../model/briefing.js';
import type { Place } from '../model/finding.js';
import { walk } from '../model/walk.js';
import { listSectionNodes } from '../sections/index.js';
import { once } from './once.js';
import type { Span } from './split-sentences.js';

/** The writer's own file, for rules about what no passage shows. Spans are offsets into `text`. */
export interface Original {
  /** Decoded, otherwise as it is. */
  readonly text: string;
  /** Where the front matter ends; 0 if there is none. */
  readonly start: number;
  /** Code, formulae, and breaks of lines that are written with spaces: there, white space is content. */
  readonly verbatim: () => readonly Span[];
  readonly place: (span: Span) => Place | undefined;
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?:[\s\S]*?\n)??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;

const VERBATIM = new Set(['code', 'inlineCode', 'math', 'inlineMath', 'break']);

/** Looks at the file of a briefing. */
export function readOriginal(text: string, briefing: Briefing): Original {
  const places = once(() => location(text));
  return {
    text,
    start: FRONT_MATTER.exec(text)?.[0].length ?? 0,
    verbatim: once(() => listVerbatim(briefing)),
    place: ({ start, end }) => {
      const from = places().toPoint(start);
      const to = places().toPoint(end);
      return from && to && { start: from, end: to };
    },
  };
}

function listVerbatim({ lead, sections, notes }: Briefing): readonly Span[] {
  const roots: readonly Nodes[] = [
    ...lead.blocks,
    ...sections.flatMap((section) => listSectionNodes(section)),
    ...notes,
  ];
  const spans: Span[] = [];
  for (const root of roots) {
    walk(root, ({ type, position }) => {
      const { start, end } = position ?? {};
      if (!VERBATIM.has(type)) return;
      if (start?.offset !== undefined && end?.offset !== undefined) {
        spans.push({ start: start.offset, end: end.offset });
      }
    });
  }
  return spans.toSorted((a, b) => a.start - b.start);
}

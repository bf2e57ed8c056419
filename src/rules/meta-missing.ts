import type { Analysis } from '../text/analysis.js';
import type { Rule } from './rule.js';

/** A line of text that names who wrote it. */
const BYLINE = /^(?:by|written by|prepared by|compiled by|authors?:|reporting by)\s+\S/i;

/** A fact that a briefing should state about itself. */
interface Fact {
  readonly name: string;
  /** Fields of the front matter that state it: one that is there but wrong is reported where it is read. */
  readonly fields: string;
  readonly isGiven: (analysis: Analysis) => boolean;
  readonly hint: string;
}

const FACTS: readonly Fact[] = [
  {
    name: 'date',
    fields: 'date|updated',
    isGiven: ({ briefing: { meta } }) => meta.date !== undefined || meta.updated !== undefined,
    hint: 'Write it under the title (June 19, 2024), or "date: 2024-06-19" in the front matter.',
  },
  {
    name: 'author',
    fields: 'author',
    isGiven: ({ briefing, passages }) =>
      briefing.meta.authors.length > 0 ||
      passages.some(
        ({ role, plain }) =>
          (role === 'lead' || role === 'deck') && plain.length < 120 && BYLINE.test(plain),
      ),
    hint: 'Write "author: Name" in the front matter.',
  },
  {
    name: 'source',
    fields: 'sources',
    isGiven: ({ briefing: { sections, notes }, passages }) =>
      notes.length > 0 ||
      sections.some(({ kind }) => kind === 'sources') ||
      passages.some(({ hasSource }) => hasSource),
    hint: 'Add a section "Sources", or "sources:" to the front matter.',
  },
];

/** The rule `meta-missing`. */
export const metaMissing: Rule = {
  id: 'meta-missing',
  level: 'warning',
  summary: 'No date, no author, or no source',
  why: 'A reader who is handed a printout must see how old it is, who answers for it and what it rests on. A date under the title, a byline, and a link or note in the text count. What the profile requires is asked for by `field-missing`.',
  english: false,
  examples: [
    {
      text: 'Talks in Lima\nMinisters met in Lima on Monday.',
      finds: [
        '1:1 The briefing has no date',
        '1:1 The briefing names no author',
        '1:1 The briefing names no source',
      ],
    },
    {
      text: 'Talks in Lima\nUpdated June 19, 2024\nBy Ana Ruiz, Lima desk\nMinisters met, the ministry said (https://example.org/lima).',
      finds: [],
    },
    {
      text: '---\ndate: 2024-06-19\nauthor: Ana Ruiz\nsources: [Ministry of Trade]\n---\nTalks in Lima\nMinisters met in Lima on Monday.',
      finds: [],
    },
  ],
  check(analysis, flag, { requires }) {
    const { text, start } = analysis.original;
    const head = text.slice(0, start);
    for (const { name, fields, isGiven, hint } of FACTS) {
      const isAskedFor = requires.some((field) => fields.split('|').includes(field));
      if (isAskedFor || isGiven(analysis) || new RegExp(`^(?:${fields}):`, 'm').test(head))
        continue;
      const verb = name === 'date' ? 'has' : 'names';
      flag({ reason: `The briefing ${verb} no ${name}`, hint, place: undefined });
    }
  },
};

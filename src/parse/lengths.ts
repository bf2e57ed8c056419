import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import type { Briefing, Section } from '../model/briefing.js';
import type { Finding, Report } from '../model/finding.js';
import type { Profile, SectionSpec } from '../model/profile.js';
import { countWords } from '../model/words.js';
import { listSectionNodes } from '../sections/index.js';

/** Checks how long everything is, and how many items lists have, against the limits of the profile. */
export function checkLengths(briefing: Briefing, profile: Profile, report: Report): void {
  checkLine('title', briefing.title, profile.title.max, report);
  checkLine('deck', briefing.deck ?? [], profile.deck.max, report);
  checkLead(briefing, profile, report);
  for (const section of briefing.sections) {
    const spec = profile.sections.find(({ key }) => key === section.key);
    if (spec) checkSection(section, spec, report);
  }
}

function checkLine(name: string, line: Briefing['title'], max: number, report: Report): void {
  const text = toString(line);
  const [place] = line;
  const here = place && { place };
  if (text.length > max) {
    const reason = `The ${name} has ${String(text.length)} characters; ${String(max)} are allowed`;
    report({ id: `${name}-length`, level: 'warning', reason, hint: 'Shorten it.', ...here });
  }
  if (name === 'title' && text.endsWith('.')) {
    const reason = 'The title ends with a full stop';
    report({ id: 'title-full-stop', level: 'warning', reason, hint: 'Delete it.', ...here });
  }
}

function checkLead({ lead }: Briefing, { lead: limits }: Profile, report: Report): void {
  const [place] = lead.blocks;
  const words = countWords(lead.blocks);
  if (!place || words === 0) return;
  const paragraphs = lead.blocks.filter(({ type }) => type === 'paragraph').length;
  const what = 'The lead';
  checkRange({ what, unit: 'paragraph', count: paragraphs, ...limits.paragraphs, place }, report);
  checkRange({ what, unit: 'word', count: words, ...limits.words, place }, report);
}

function checkSection(section: Section, spec: SectionSpec, report: Report): void {
  const place = section.heading;
  const what = `The section "${toString(section.heading)}"`;
  const items = listItems(section);
  if (spec.kind !== 'prose' && items.length === 0) return reportNoList(section, report);
  if (spec.items) {
    checkRange({ what, unit: 'item', count: items.length, ...spec.items, place }, report);
  }
  if (spec.words !== undefined) {
    const count = countWords(listSectionNodes(section));
    checkRange({ what, unit: 'word', count, min: 0, max: spec.words, place }, report);
  }
  if (spec.itemWords === undefined) return;
  for (const item of items) {
    const range = { min: 0, max: spec.itemWords };
    checkRange(
      {
        what: 'The item',
        unit: 'word',
        count: countWords(item.nodes),
        ...range,
        place: item.place,
      },
      report,
    );
  }
}

interface Item {
  readonly nodes: readonly Nodes[];
  readonly place: Finding['place'];
}

function listItems(section: Section): Item[] {
  if (section.kind === 'prose') return [];
  if (section.kind !== 'glossary') {
    return (section.list?.children ?? []).map((item) => ({ nodes: [item], place: item }));
  }
  return section.entries.map(({ term, definition }) => ({
    nodes: definition,
    place: term?.[0] ?? definition[0],
  }));
}

function reportNoList(section: Section, report: Report): void {
  if (countWords(listSectionNodes(section)) === 0) return;
  report({
    id: 'list-missing',
    // Sources in prose can be read and cited; points that are no list have no place to stand.
    level: section.kind === 'sources' ? 'warning' : 'error',
    reason: `The section "${toString(section.heading)}" has no list`,
    hint: 'Start each point with "- " on a line of its own.',
    place: section.heading,
  });
}

interface Range {
  readonly what: string;
  readonly unit: 'paragraph' | 'item' | 'word';
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly place: Finding['place'];
}

/** Reports a count out of its range as `words-few`, `items-many` and so on. */
function checkRange({ what, unit, count, min, max, place }: Range, report: Report): void {
  if (count >= min && count <= max) return;
  const few = count < min;
  const limit = few ? `at least ${String(min)} are expected` : `at most ${String(max)} are allowed`;
  report({
    id: `${unit}s-${few ? 'few' : 'many'}`,
    level: 'warning',
    reason: `${what} has ${String(count)} ${unit}${count === 1 ? '' : 's'}; ${limit}`,
    hint: few ? 'Add to it.' : 'Shorten it.',
    ...(place && { place }),
  });
}

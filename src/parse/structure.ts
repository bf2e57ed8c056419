import { toString } from 'mdast-util-to-string';
import type { Nodes } from 'mdast';
import type { Briefing, Section } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { hasFact } from '../model/meta.js';
import type { Profile, SectionSpec } from '../model/profile.js';
import { hasWords, isVisible } from '../model/words.js';
import { listSectionNodes } from '../sections/index.js';
import { visit, EXIT } from 'unist-util-visit';
import { checkContent, reportUnnamed } from './content.js';
import { checkLengths } from './lengths.js';

/** Holds a briefing against its profile: what is missing, doubled, empty, misplaced, too long or too short. */
export function checkStructure(briefing: Briefing, profile: Profile, report: Report): void {
  checkOpening(briefing, report);
  checkFacts(briefing, profile, report);
  for (const spec of profile.sections) checkPresence(briefing, spec, report);
  checkOrder(briefing, profile, report);
  for (const section of briefing.sections) checkNotEmpty(section, report);
  checkLengths(briefing, profile, report);
  checkContent(briefing, report);
}

function checkOpening({ title, lead }: Briefing, report: Report): void {
  if (!isVisible(toString(title))) {
    report({
      id: 'title-missing',
      level: 'error',
      reason: 'The briefing has no title',
      hint: 'Start it with a line that is the title ("# …" in Markdown).',
    });
  }
  if (!hasWords(lead.blocks)) {
    report({
      id: 'lead-missing',
      level: 'error',
      reason: 'The briefing has no lead',
      hint: 'Write one to three paragraphs between the title and the first section.',
      ...(lead.heading && { place: lead.heading }),
    });
  }
}

function checkFacts({ meta }: Briefing, profile: Profile, report: Report): void {
  for (const name of profile.requires.filter((fact) => !hasFact(meta, fact))) {
    report({
      id: 'field-missing',
      level: 'error',
      reason: `The profile "${profile.name}" needs "${name}" in the front matter`,
      hint: `Write "${name}: …" between two lines of three hyphens at the top of the file.`,
    });
  }
}

function checkPresence({ sections }: Briefing, spec: SectionSpec, report: Report): void {
  const [first, ...others] = sections.filter(({ key }) => key === spec.key);
  if (!first && spec.required) {
    report({
      id: 'section-missing',
      level: 'error',
      reason: `The section "${spec.name}" is missing`,
      hint: `Write "${spec.name}" on a line of its own ("## ${spec.name}" in Markdown), and its text below.`,
    });
  }
  for (const other of others) {
    const line = first?.heading.position?.start.line;
    report({
      id: 'section-duplicate',
      level: 'error',
      reason: `The section "${toString(other.heading)}" stands twice${line === undefined ? '' : `, first in line ${String(line)}`}`,
      hint: 'Join the two, or rename one.',
      place: other.heading,
    });
  }
}

function checkOrder({ sections }: Briefing, profile: Profile, report: Report): void {
  const rank = (section: Section) => profile.sections.findIndex(({ key }) => key === section.key);
  const known = sections.filter((section) => rank(section) >= 0);
  for (const [index, section] of known.entries()) {
    const before = known.slice(0, index).find((other) => rank(other) > rank(section));
    if (!before) continue;
    report({
      id: 'section-order',
      level: 'warning',
      reason: `"${toString(section.heading)}" stands after "${toString(before.heading)}"`,
      hint: `Move it before "${toString(before.heading)}".`,
      place: section.heading,
    });
  }
}

function checkNotEmpty(section: Section, report: Report): void {
  if (!isVisible(toString(section.heading))) {
    reportUnnamed(section.heading, report);
  }
  const nodes: readonly Nodes[] = listSectionNodes(section);
  if (hasWords(nodes) || nodes.some(hasFigure)) return;
  report({
    id: 'section-empty',
    level: 'error',
    reason: `The section "${toString(section.heading)}" is empty`,
    hint: 'Write its text, or delete the heading.',
    place: section.heading,
  });
}

/** Whether there is something to see without words. */
function hasFigure(node: Nodes): boolean {
  let found = false;
  visit(node, ['image', 'math', 'inlineMath'], () => {
    found = true;
    return EXIT;
  });
  return found;
}

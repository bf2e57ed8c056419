import { toString } from 'mdast-util-to-string';
import type { Definition, FootnoteDefinition, Heading, Root, RootContent } from 'mdast';
import type { Report } from '../model/finding.js';
import { takeOpening, type Opening } from './opening.js';

/** Blocks under a heading. */
export interface OutlineSection {
  readonly heading: Heading;
  readonly blocks: readonly RootContent[];
}

/** A briefing's tree, cut at its headings; names mean nothing yet. */
export interface Outline {
  readonly title?: Heading | undefined;
  readonly opening: Opening;
  readonly lead: readonly RootContent[];
  readonly sections: readonly OutlineSection[];
  readonly notes: readonly FootnoteDefinition[];
}

type Block = Exclude<RootContent, Definition | FootnoteDefinition>;

/**
 * Cuts a tree at its headings of depth 1 and 2. Every block ends up somewhere; what has no place is reported.
 * @param keepByline leave a line that names the authors in the text
 */
export function readOutline(tree: Root, keepByline: boolean, report: Report): Outline {
  const notes = tree.children.filter((node) => node.type === 'footnoteDefinition');
  const blocks = tree.children.filter(isBlock);
  const at = blocks.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const title = blocks[at];
  reportStray(blocks.slice(0, Math.max(at, 0)), report);
  const rest = at < 0 ? blocks : blocks.slice(at + 1);
  const { opening, body } = takeOpening(rest, keepByline);
  const { lead, sections } = cutSections(body, report);
  return {
    title: title?.type === 'heading' ? title : undefined,
    opening,
    lead,
    sections,
    notes,
  };
}

function isBlock(node: RootContent): node is Block {
  return (
    node.type !== 'definition' &&
    node.type !== 'footnoteDefinition' &&
    !(node.type === 'paragraph' && node.children.length === 0)
  );
}

function reportStray(blocks: readonly Block[], report: Report): void {
  const [first] = blocks;
  if (!first) return;
  report({
    id: 'text-before-title',
    level: 'error',
    reason: 'There is text before the title',
    hint: 'Move it below the line that starts with "# ".',
    place: first,
  });
}

function cutSections(blocks: readonly Block[], report: Report): Pick<Outline, 'lead' | 'sections'> {
  const lead: Block[] = [];
  const sections: { heading: Heading; blocks: Block[] }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth === 1) reportSecondTitle(block, report);
    if (block.type === 'heading' && block.depth <= 2) sections.push({ heading: block, blocks: [] });
    else (sections.at(-1)?.blocks ?? lead).push(block);
  }
  return { lead, sections };
}

function reportSecondTitle(heading: Heading, report: Report): void {
  report({
    id: 'title-duplicate',
    level: 'error',
    reason: `A second title: "${toString(heading)}"`,
    hint: 'Keep one heading of depth 1; write sections with "## ".',
    place: heading,
  });
}

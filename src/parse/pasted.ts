import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Profile } from '../model/profile.js';
import type { Report } from '../model/finding.js';
import { findNamed } from './names.js';
import { stripBold } from './names.js';
import { isFactLine } from './opening.js';
import { readLinks } from './pasted-links.js';
import { splitLines, type Line } from './lines.js';
import { warnOfNearMiss } from './near-miss.js';

/** What the front matter already says, so that the reader does not look for it in the text. */
export interface Given {
  readonly title?: string | undefined;
  readonly deck?: string | undefined;
}

const MAX_HEADING = 60;
const MAX_DECK = 220;
const BULLET = /^(?:[-*•–]|(\d{1,3})[.)])\s+(?=\S)/;
const SENTENCE_END = /[.!?…]["'”’»)\]]*$/;

/**
 * Reads text as pasted from a page, one paragraph or heading or item a line, into the mdast that its
 * Markdown twin gives, with true positions. No character is markup but bullets and addresses.
 */
export function readPasted(text: string, profile: Profile, given: Given, report: Report): Root {
  const lines = splitLines(text);
  const children: RootContent[] = [];
  let rest = lines;
  const [title] = lines;
  if (title && (given.title === undefined || given.title === title.text)) {
    children.push(toHeading(title, 1));
    rest = rest.slice(1);
  }
  rest = takeFacts(rest, children);
  const deck = rest[0];
  if (deck && isDeck(deck, findFollowing(rest, profile), given, profile)) {
    children.push(toDeck(deck));
    rest = takeFacts(rest.slice(1), children);
  }
  let kind: string | undefined;
  for (const [index, line] of rest.entries()) {
    if (isHeading(line, index < rest.length - 1, profile)) {
      kind = findKind(profile, line);
      children.push(toHeading(line, 2));
      reportHeading(line, report);
    } else if (kind === 'sources' || BULLET.test(line.text)) {
      addItem(line, children);
    } else {
      warnOfNearMiss(line, index < rest.length - 1, profile, report);
      children.push(toParagraph(line));
    }
  }
  return { type: 'root', children };
}

/** Takes the lines that are only a date, a byline or a marking off the beginning. */
function takeFacts(lines: readonly Line[], children: RootContent[]): readonly Line[] {
  const end = lines.findIndex(({ text }) => !isFactLine(text));
  const facts = end < 0 ? lines : lines.slice(0, end);
  children.push(...facts.map(toParagraph));
  return lines.slice(facts.length);
}

/** The line of text after the first one, past a date, a byline and the name of the lead. */
function findFollowing([, ...lines]: readonly Line[], profile: Profile): Line | undefined {
  return lines.find(({ text }) => !isFactLine(text) && findNamed(profile, text) !== 'lead');
}

function isDeck(line: Line, next: Line | undefined, given: Given, profile: Profile): boolean {
  if (given.deck !== undefined) return given.deck === line.text;
  if (line.text.length > MAX_DECK || SENTENCE_END.test(line.text) || !next) return false;
  const isText = (it: Line) => !BULLET.test(it.text) && findNamed(profile, it.text) === undefined;
  return isText(line) && isText(next) && next.text.length > line.text.length;
}

function isHeading(line: Line, hasMore: boolean, profile: Profile): boolean {
  if (!hasMore || line.text.length > MAX_HEADING || BULLET.test(line.text)) return false;
  return findNamed(profile, line.text) !== undefined;
}

/** The kind of section that a heading opens; sources are listed one a line, with bullets or without. */
function findKind(profile: Profile, { text }: Line): string | undefined {
  const named = findNamed(profile, text);
  return typeof named === 'object' ? named.kind : undefined;
}

function reportHeading(line: Line, report: Report): void {
  report({
    id: 'section-recognised',
    level: 'info',
    reason: `Read "${line.text}" as a heading: the whole line is the name of a section`,
    place: line.position,
  });
}

function toHeading(line: Line, depth: 1 | 2): Heading {
  const bare = depth === 2 ? stripBold(line.text) : line.text;
  const start = Math.max(0, line.text.indexOf(bare));
  return {
    type: 'heading',
    depth,
    children: [
      { type: 'text', value: bare, position: line.slice(start, start + bare.length).position },
    ],
    position: line.position,
  };
}

function toDeck(line: Line): Paragraph {
  const text: PhrasingContent = { type: 'text', value: line.text, position: line.position };
  const emphasis: PhrasingContent = {
    type: 'emphasis',
    children: [text],
    position: line.position,
  };
  return { type: 'paragraph', children: [emphasis], position: line.position };
}

function toParagraph(line: Line): Paragraph {
  return { type: 'paragraph', children: readLinks(line), position: line.position };
}

function addItem(line: Line, children: RootContent[]): void {
  const match = BULLET.exec(line.text);
  const number = match?.[1];
  const content = line.slice(match?.[0].length ?? 0, line.text.length);
  const item: ListItem = {
    type: 'listItem',
    spread: false,
    checked: null,
    children: [toParagraph(content)],
    position: line.position,
  };
  const ordered = number !== undefined;
  const last = children.at(-1);
  if (last?.type === 'list' && last.ordered === ordered) {
    last.children.push(item);
    if (last.position) last.position = { start: last.position.start, end: line.position.end };
    return;
  }
  const start = ordered ? Number(number) : null;
  const list: List = { type: 'list', ordered, start, spread: false, children: [item] };
  children.push({ ...list, position: { ...line.position } });
}

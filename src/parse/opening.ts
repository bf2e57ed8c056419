import type { Emphasis, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { tlpLabels } from '../model/meta.js';
import { readByline } from './byline.js';
import { MARKING, readCredits } from './credits.js';
import { readDateLine } from './date-line.js';

/** The lines between the title and the lead, each as its writer wrote it. */
export interface Opening {
  /** A line that is only a date, or a date with other facts beside it. */
  readonly dateLine?: Paragraph;
  /** A line that only names the authors. */
  readonly byline?: Paragraph;
  /** A line that is only a label of the Traffic Light Protocol, right or wrong; it stays in the lead as well. */
  readonly marking?: Paragraph;
  readonly deck?: readonly PhrasingContent[];
}

/** Kinds of lines that state a fact and are no text. */
const FACTS = {
  dateLine: (line: string) => (readDateLine(line) ?? readCredits(line)) !== undefined,
  byline: (line: string) => readByline(line) !== undefined,
  marking: (line: string) => MARKING.test(line),
} as const;

/** Whether a line under the title is only a date, a byline or a marking. */
export function isFactLine(line: string): boolean {
  return Object.values(FACTS).some((isFact) => isFact(line));
}

/** The label of the Traffic Light Protocol that is all of a line, if there is such a label. */
export function readMarking(line: string): (typeof tlpLabels)[number] | undefined {
  return tlpLabels.find((label) => line.replace(/^Marking: /, '') === label);
}

/**
 * Takes the deck and the lines of facts under the title, in any order, each once; gives the other blocks too.
 * @param keepByline leave the byline in the text, since the authors are given elsewhere
 */
export function takeOpening<Block extends RootContent>(
  blocks: readonly Block[],
  keepByline: boolean,
): { readonly opening: Opening; readonly body: readonly Block[] } {
  let opening: Opening = {};
  let taken = 0;
  for (const block of blocks) {
    const found = block.type === 'paragraph' ? readLine(block, opening) : undefined;
    if (!found) break;
    opening = { ...opening, ...found };
    taken += 1;
  }
  const { marking, byline, ...rest } = opening;
  const kept = [marking, keepByline ? byline : undefined];
  const stays = blocks.slice(0, taken).filter((block) => kept.some((it) => it === block));
  return {
    opening: { ...rest, ...(marking && { marking }), ...(byline && !keepByline && { byline }) },
    body: [...stays, ...blocks.slice(taken)],
  };
}

function readLine(paragraph: Paragraph, { deck, ...known }: Opening): Opening | undefined {
  const emphasis = readEmphasis(paragraph);
  const children = emphasis?.children ?? paragraph.children;
  const isPlain = children.every(({ type }) => type === 'text');
  const line = toString(paragraph);
  for (const name of ['dateLine', 'byline', 'marking'] as const) {
    if (isPlain && !known[name] && FACTS[name](line)) return { [name]: paragraph };
  }
  return emphasis && !deck ? { deck: emphasis.children } : undefined;
}

function readEmphasis({ children }: Paragraph): Emphasis | undefined {
  const [only, ...others] = children;
  return only?.type === 'emphasis' && others.length === 0 ? only : undefined;
}

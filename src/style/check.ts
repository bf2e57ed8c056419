import type { Root } from 'mdast';
import type { Finding, Report } from '../model/finding.js';
import type { Passage } from '../text/passage.js';

/** What style checks look at. */
export interface StyledText {
  /** All running text, in reading order. */
  readonly passages: readonly Passage[];
  readonly isEnglish: boolean;
  /** The text as Markdown; undefined if it is pasted text. */
  readonly markdown?: Markdown | undefined;
}

/** A text as Markdown, and the way from its places to the writer's own file. */
export interface Markdown {
  readonly text: string;
  readonly tree: Root;
  readonly restore: (finding: Finding) => Finding;
}

/** Holds a text against a style. */
export type StyleCheck = (text: StyledText, report: Report) => void;

import type { Place } from '../model/finding.js';
import type { DateRange } from './date-ranges.js';
import type { DateMention } from './dates.js';
import type { Figure } from './figures.js';
import type { Name } from './names.js';
import type { Quotation } from './quotations.js';
import type { Span } from './split-sentences.js';
import type { Word } from './words.js';

/**
 * What a passage is to a briefing. `body` is any prose section but the analysis; `other` is what rules of content
 * leave alone: sources, corrections, notes, lists that are no takeaways.
 */
export type Role =
  'title' | 'deck' | 'lead' | 'takeaway' | 'body' | 'analysis' | 'term' | 'definition' | 'other';

/** A stretch of running text: a paragraph, an item, a line. */
export interface Passage {
  readonly role: Role;
  /** As written. */
  readonly text: string;
  /** With plain quotation marks, dashes and spaces, character for character. */
  readonly plain: string;
  readonly sentences: readonly Sentence[];
  readonly quotations: () => readonly Quotation[];
  /** Whether it holds a link or refers to a note. */
  readonly hasSource: boolean;
  /** Where a part of it stands in the file; undefined if it is from the front matter. */
  readonly place: (span: Span) => Place | undefined;
}

/** One sentence of a passage. What is read out of it is worked out once, when a rule first asks. */
export interface Sentence extends Span {
  readonly passage: Passage;
  /** The sentence before it in its passage. */
  readonly previous: () => Sentence | undefined;
  /** With plain quotation marks, dashes and spaces (see `toPlain`); spans below are offsets into it. */
  readonly text: string;
  readonly words: () => readonly Word[];
  /** Stems of the words that carry content. */
  readonly stems: () => ReadonlySet<string>;
  readonly names: () => readonly Name[];
  readonly dates: () => readonly DateMention[];
  readonly ranges: () => readonly DateRange[];
  readonly figures: () => readonly Figure[];
  /** Where a part of it stands in the file, the whole if none is given; undefined if it is from the front matter. */
  readonly place: (span?: Span) => Place | undefined;
}

import type { Place } from './finding.js';

/** What a writer says to accept a finding: `<!-- galley-ok rule-id: reason -->` on a line before it. */
export interface Waiver {
  /** Id of the rule; empty if none is named. */
  readonly rule: string;
  /** Why the text is right; empty if no reason is given. */
  readonly reason: string;
  /** The line of the waiver, with its line end. */
  readonly place: Place;
  /** The line that it is for: the next one that is neither blank nor a waiver. Undefined at the end of a file. */
  readonly line: number | undefined;
}

/** The waivers of a source. */
export interface Waivers {
  /** In the order of the file. */
  readonly list: readonly Waiver[];
  /** Lines that have a waiver beside other text, which is none. */
  readonly misplaced: readonly Place[];
  /** The line on which the text starts, below the front matter: a waiver up to there is also for the file as a whole. */
  readonly opening: number;
}

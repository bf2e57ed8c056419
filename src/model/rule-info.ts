import type { Level } from './finding.js';

/** What a rule says of itself to those who read its findings. */
export interface RuleInfo {
  /** Stable kebab-case id. */
  readonly id: string;
  /** What its findings are unless a profile or the configuration says otherwise. */
  readonly level: Level;
  /** What it flags, in a few words: `A quotation that differs between sections`. */
  readonly summary: string;
  /** Why an editor cares, and what guards against false alarms, in some sentences. */
  readonly why: string;
}

import type { Level, Place } from '../model/finding.js';
import type { Profile } from '../model/profile.js';
import type { RuleInfo } from '../model/rule-info.js';
import type { Analysis } from '../text/analysis.js';

/** What a rule found; the rule's own id and level are added to it. */
export interface Flag {
  /** What is wrong, in one sentence without a full stop; it says what stands in both places. */
  readonly reason: string;
  /** How to mend it, in one sentence. */
  readonly hint: string;
  /** Undefined: the file as a whole, or its front matter. */
  readonly place: Place | undefined;
  /** What the place contradicts, or agrees with, elsewhere. */
  readonly related?: readonly { readonly reason: string; readonly place: Place | undefined }[];
  /** What to write in place of `place`, if that can't change what the text says. */
  readonly fix?: string;
  /** Where it differs from the rule's own. */
  readonly level?: Level;
}

/** A text with or without a fault: the rule's test, and its page in the manual. */
export interface Example {
  /** A briefing as pasted text or Markdown; what the rule does not look at may be missing. */
  readonly text: string;
  /** What the rule says of it, as `line:column reason`; nothing for a text that is right. */
  readonly finds: readonly string[];
}

/**
 * One editorial rule. A new one is one file in `rules/` and its line in the registry; its examples are its tests
 * and its documentation.
 */
export interface Rule extends RuleInfo {
  /** Whether it reads sentences, and so is for English only. */
  readonly english: boolean;
  readonly examples: readonly Example[];
  readonly check: (analysis: Analysis, flag: (flag: Flag) => void, profile: Profile) => void;
}

import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Failure } from './failure.js';
import type { Artifact } from './format.js';
import type { LevelCounts } from './message.js';

/** What a build is doing now. */
export interface Progress {
  readonly path: string;
  /** Name of a format while it is being rendered. */
  readonly doing: string;
  /** Briefings that are finished, and all that there are. */
  readonly done: number;
  readonly total: number;
}

/** What became of one briefing. */
export interface BuiltBriefing {
  /** Path of the source, as it was given. */
  readonly source: string;
  /** SHA-256 of the source, in hexadecimal. */
  readonly sourceHash: string;
  /** Carries the findings as messages. */
  readonly file: VFile;
  readonly slug: string;
  /** Date-time with zone before which it must not be published; the build does not look at it. */
  readonly embargo?: string;
  /** What was written, without the bytes. */
  readonly artifacts: readonly BuiltArtifact[];
  /** What in the world kept artifacts from being made. */
  readonly failures: readonly Failure[];
}

/** An artifact that was proved and written. */
export interface BuiltArtifact extends Omit<Artifact, 'value'> {
  /** Name of the format. */
  readonly format: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  /** Under which it is kept in a store; empty if there is none. */
  readonly key: string;
  /** Name and version of the engine that printed it, if one did. */
  readonly engine?: string;
  /** Whether it was made by this build, taken from the store, or already where it belongs. */
  readonly origin: 'made' | 'stored' | 'unchanged';
  /** Milliseconds from the composed document to the proved bytes. */
  readonly time: number;
}

/** What a build did. */
export interface BuildResult {
  readonly briefings: readonly BuiltBriefing[];
}

/** Briefings that are as they were, in numbers. */
export interface Unchanged {
  readonly briefings: number;
  readonly artifacts: number;
  /** Findings on them. */
  readonly counts: LevelCounts;
  /** Findings that are waived. */
  readonly waived: number;
  /** Findings that the baseline accepts. */
  readonly inBaseline: number;
}

/** What `fix` did to one briefing. */
export interface FixedFile {
  /** Carries all findings as messages, those that were fixed too. */
  readonly file: VFile;
  /** The findings that are fixed, in the order of the text. */
  readonly fixed: readonly VFileMessage[];
  /** Whether it could be read as a briefing; if not, its messages or `failure` say why. */
  readonly isRead: boolean;
  readonly failure?: Failure;
}

/** What `fmt` did to one briefing. */
export interface FormattedFile {
  /** Carries as messages why it was left, if it was. */
  readonly file: VFile;
  /** Whether it is (or would be) written anew, was canonical already, or can't be formatted. */
  readonly outcome: 'changed' | 'same' | 'left';
  readonly failure?: Failure;
}

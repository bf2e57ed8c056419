import type { Node, Position } from 'unist';

/** How much a finding matters: an error stops the briefing, a warning does under `--strict`, info never. */
export type Level = 'error' | 'warning' | 'info';

/** A level, or none: the finding is not reported. */
export type LevelSetting = Level | 'off';

/** One thing that is wrong (or worth knowing) in a source file. */
export interface Finding {
  /** Stable kebab-case id, such as `section-missing`. */
  readonly id: string;
  readonly level: Level;
  /** What is wrong, in one sentence without a full stop. */
  readonly reason: string;
  /** How to mend it, in one sentence. */
  readonly hint?: string;
  /** The node, or a point or position, in the writer's file. Absent: the file as a whole (line 1). */
  readonly place?: Node | Place;
  /** The other places that the finding is about, such as the sentence that a takeaway contradicts. */
  readonly related?: readonly RelatedPlace[];
  /** What to write in place of `place` to mend it without changing what the text says. */
  readonly fix?: string;
  /** A judgement about the text rather than a matter of safety: a profile may lower it even from an error. */
  readonly editorial?: true;
}

/** A position in the writer's file: 1-based lines and columns, 0-based offsets. */
export type Place = Position;

/** Another place that a finding is about. */
export interface RelatedPlace {
  /** What stands there, such as `The lead says "since 1998"`. */
  readonly reason: string;
  readonly place: Place;
}

/** Takes a finding; it never throws, so that all findings of a file come out in one run. */
export type Report = (finding: Finding) => void;

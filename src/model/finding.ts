import type { Node, Position } from 'unist';

/** How much a finding matters: an error stops the briefing, a warning does under `--strict`, info never. */
export type Level = 'error' | 'warning' | 'info';

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
}

/** A position in the writer's file: 1-based lines and columns, 0-based offsets. */
export type Place = Position;

/** Takes a finding; it never throws, so that all findings of a file come out in one run. */
export type Report = (finding: Finding) => void;

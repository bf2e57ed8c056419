import type { RenderInput } from '../model/format.js';
import type { PendingStarts } from './pending-starts.js';

/** What formats get, and the characters that no font has: what is printed of them can't be read back. */
export interface Prepared extends Omit<RenderInput, 'step'> {
  readonly missing: readonly string[];
  /** How many pages a paged format may have. */
  readonly maxPages: number | undefined;
  readonly starts: PendingStarts;
}

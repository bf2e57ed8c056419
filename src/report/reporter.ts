import type { VFile } from 'vfile';
import type { Unchanged } from '../model/result.js';
import type { RuleInfo } from '../model/rule-info.js';

/** Writes findings on files as text that ends with a line end. */
export type Reporter = (
  files: readonly VFile[],
  options: ReporterOptions,
) => string | Promise<string>;

/** What a reporter may need to know besides the files. */
export interface ReporterOptions {
  /** Whether the output is a terminal that shows colours. */
  readonly color: boolean;
  /** Cells in a line of the terminal; absent if the output is none. */
  readonly width?: number | undefined;
  /** Whether to report what is only for information. */
  readonly info: boolean;
  /** Name and version of the tool, `Galley 0.1.0`. */
  readonly generator: string;
  /** What there is to say of the rules that findings come from. */
  readonly rules: readonly RuleInfo[];
  /** Briefings besides the files, the findings on which are but counted. */
  readonly unchanged?: Unchanged | undefined;
}

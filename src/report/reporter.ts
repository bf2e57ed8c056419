import type { VFile } from 'vfile';

/** Writes findings on files as text that ends with a line end. */
export type Reporter = (files: readonly VFile[], options: ReporterOptions) => string;

/** How a terminal is to show findings. */
export interface ReporterOptions {
  readonly color: boolean;
  /** Whether to show what is only for information. */
  readonly info: boolean;
}

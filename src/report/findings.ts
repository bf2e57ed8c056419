import { reporterJson } from 'vfile-reporter-json';
import { reportPretty } from './pretty.js';
import type { Reporter } from './reporter.js';

/** All reporters, by their name on the command line. */
export const reporters = {
  pretty: reportPretty,
  json: (files) => `${reporterJson([...files], { pretty: 2 })}\n`,
} satisfies Record<string, Reporter>;

/** Name of a reporter. */
export type ReporterName = keyof typeof reporters;

/** Names of all reporters. */
export const reporterNames = Object.keys(reporters) as readonly ReporterName[];

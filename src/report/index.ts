import type { Reporter } from './reporter.js';

/** How each reporter is loaded, by its name on the command line: a run loads the one that it prints with. */
const loaders = {
  pretty: async () => (await import('./pretty.js')).reportPretty,
  json: async () => (await import('./json.js')).reportJson,
  sarif: async () => (await import('./sarif.js')).reportSarif,
  github: async () => (await import('./github.js')).reportGithub,
  junit: async () => (await import('./junit.js')).reportJunit,
} satisfies Record<string, () => Promise<Reporter>>;

/** Name of a reporter. */
export type ReporterName = keyof typeof loaders;

/** Names of all reporters. */
export const reporterNames = Object.keys(loaders) as readonly ReporterName[];

/** Loads a reporter. */
export function loadReporter(name: ReporterName): Promise<Reporter> {
  return loaders[name]();
}

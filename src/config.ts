import type { Config } from './config-file.js';
import { decodeText } from './model/decode-text.js';
import type { Host } from './model/host.js';
import { DEFAULT_LIMITS } from './model/limits.js';

export type { Config };

/** Name of the configuration, in the folder in which Galley runs. */
const FILE = 'galley.yaml';

/**
 * Reads `galley.yaml` in the working folder; without one, nothing is configured.
 * @throws Failure `config-invalid`, with line and column, if anything in it is wrong; `read-failed` if it is no file
 */
export async function loadConfig(host: Host): Promise<Config> {
  if ((await host.kind(FILE)) === undefined) return { levels: {}, limits: DEFAULT_LIMITS };
  const text = decodeText(await host.read(FILE), FILE);
  const { readConfig } = await import('./config-file.js');
  return readConfig(text, FILE);
}

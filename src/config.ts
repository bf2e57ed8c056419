import * as z from 'zod';
import { decodeText } from './model/decode-text.js';
import { Failure } from './model/failure.js';
import type { Host } from './model/host.js';
import { DEFAULT_LIMITS, limitsSchema } from './model/limits.js';
import { levelsSchema } from './model/profile.js';
import { styleNames } from './model/style.js';
import { readYaml } from './model/yaml.js';

/** Name of the configuration, in the folder in which Galley runs. */
const FILE = 'galley.yaml';

const schema = z.strictObject({
  /** Address of the folder of output on the web. */
  url: z
    .string()
    .refine(isBase, 'must be an address such as https://example.org/briefings/')
    .optional(),
  /** Profile of briefings that name none. */
  profile: z.string().min(1).optional(),
  /** Whether a warning stops a briefing as an error does. */
  strict: z.boolean().optional(),
  /** Levels of findings by id; they win over those of a profile. */
  levels: levelsSchema.default({}),
  /** What a source file may have at most. */
  limits: limitsSchema.default(DEFAULT_LIMITS),
  /** Style checks that are on; they replace those of a profile. */
  style: z.array(z.enum(styleNames)).optional(),
});

/** Whether addresses of files can be made by adding their names: https, and nothing behind the path. */
function isBase(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, search, hash } = new URL(value);
  return protocol === 'https:' && `${username}${search}${hash}` === '';
}

/** What `galley.yaml` says; `levels` and `limits` are always there. */
export type Config = z.infer<typeof schema>;

/**
 * Reads `galley.yaml` in the working folder; without one, nothing is configured.
 * @throws Failure `config-invalid`, with line and column, if anything in it is wrong; `read-failed` if it is no file
 */
export async function loadConfig(host: Host): Promise<Config> {
  if ((await host.kind(FILE)) === undefined) return { levels: {}, limits: DEFAULT_LIMITS };
  const text = decodeText(await host.read(FILE), FILE);
  const result = readYaml(text, schema);
  if (result.ok) return result.value;
  const lines = result.problems.map(({ reason, hint, place }) => {
    const { line, column } = place.start;
    const advice = hint === undefined ? '' : ` ${hint}`;
    return `${FILE}:${String(line)}:${String(column)}: ${reason}.${advice}`;
  });
  throw new Failure('config-invalid', lines.join('\n'), 'docs/configuration.md has all keys.');
}

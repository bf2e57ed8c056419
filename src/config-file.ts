import * as z from 'zod';
import { Failure } from './model/failure.js';
import { DEFAULT_LIMITS, type Limits } from './model/limits.js';
import { levelsSchema } from './model/profile.js';
import { styleNames } from './model/style.js';
import { readYaml } from './model/yaml.js';

const limits = Object.entries(DEFAULT_LIMITS).map(
  ([key, max]) => [key, z.int().min(1).default(max)] as const,
);
const limitsSchema = z.strictObject(
  Object.fromEntries(limits) as Record<keyof Limits, z.ZodDefault<z.ZodInt>>,
);

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
 * Reads the text of a `galley.yaml`.
 * @param path what to call it
 * @throws Failure `config-invalid`, with line and column, if anything in it is wrong
 */
export function readConfig(text: string, path: string): Config {
  const result = readYaml(text, schema);
  if (result.ok) return result.value;
  const lines = result.problems.map(({ reason, hint, place }) => {
    const { line, column } = place.start;
    const advice = hint === undefined ? '' : ` ${hint}`;
    return `${path}:${String(line)}:${String(column)}: ${reason}.${advice}`;
  });
  throw new Failure('config-invalid', lines.join('\n'), 'docs/configuration.md has all keys.');
}

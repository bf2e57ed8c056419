import type * as z from 'zod';
import { readYaml } from '../model/yaml.js';

/** In a text of more UTF-16 units than this it is not looked for what is wrong: that would take too long. */
const MAX_EXPLAINED = 1024 * 1024;

/** Where in a JSON text something is wrong, as `line:column`, if that is known, and what. */
interface Problem {
  readonly where?: string;
  readonly reason: string;
}

/**
 * Says what is wrong with a baseline that can't be used.
 * @param path what to call it
 * @param schema what it should be like
 */
export async function explainBroken(
  path: string,
  text: string,
  schema: z.ZodType,
): Promise<string> {
  const { where, reason } =
    text.length > MAX_EXPLAINED
      ? { reason: 'This is no baseline' }
      : ((await findNoJson(text)) ?? findMisfit(text, schema));
  return `${path}${where === undefined ? '' : `:${where}`}: ${reason}.`;
}

async function findNoJson(text: string): Promise<Problem | undefined> {
  const { parse } = await import('@humanwhocodes/momoa');
  try {
    parse(text);
    return undefined;
  } catch (error) {
    const { line, column } = error as { readonly line?: number; readonly column?: number };
    const where = line === undefined ? {} : { where: `${String(line)}:${String(column)}` };
    return { ...where, reason: 'This is no JSON' };
  }
}

/** JSON is YAML, and what reads that knows where the parts of a value stand. */
function findMisfit(text: string, schema: z.ZodType): Problem {
  const read = readYaml(text, schema);
  const [problem] = read.ok ? [] : read.problems;
  if (!problem) return { reason: 'This is no JSON' };
  const { line, column } = problem.place.start;
  return { where: `${String(line)}:${String(column)}`, reason: problem.reason };
}

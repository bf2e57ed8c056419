import * as z from 'zod';
import { Failure } from '../model/failure.js';
import { explainBroken } from './broken-baseline.js';

const counts = z.record(z.string(), z.int().min(1));
const schema = z.strictObject({ version: z.literal(1), files: z.record(z.string(), counts) });

/**
 * Reads the text of a baseline.
 * @param path what to call it
 * @throws Failure `config-invalid`, with line and column, if it can't be understood
 */
export async function readBaseline(
  text: string,
  path: string,
): Promise<z.infer<typeof schema>['files']> {
  const { success, data } = schema.safeParse(parseJson(text));
  if (success) return data.files;
  throw new Failure(
    'config-invalid',
    await explainBroken(path, text, schema),
    'Mend it, or make it anew with galley check --update-baseline.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { isUtf8 } from 'node:buffer';
import { Failure } from './failure.js';

/**
 * The text of a file that steers Galley, without its byte order mark.
 * @param path what to call it
 * @throws Failure `config-invalid`, with the line, if it is not UTF-8
 */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  // The byte of a line end is part of no other character.
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const line = lines.findIndex((it) => !isUtf8(Buffer.from(it, 'latin1'))) + 1;
  const message = `${path}:${String(line)}: A byte is not UTF-8.`;
  throw new Failure('config-invalid', message, `Save ${path} as UTF-8.`);
}

import { hash } from 'node:crypto';
import type { Host } from './host.js';
import { rememberFor } from './remember.js';

/** SHA-256 in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** SHA-256 of a file, in hexadecimal. Rejects with a `Failure` if it can't be read. */
export function hashFile(host: Pick<Host, 'read'>, path: string): Promise<string> {
  return host.read.sum?.(path) ?? host.read(path).then(hashBytes);
}

/** SHA-256, in hexadecimal, of a value as JSON. */
export function hashValue(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}

/** SHA-256, in hexadecimal, of bytes that many briefings share, such as fonts: worked out once. */
export const hashShared = rememberFor(hashBytes);

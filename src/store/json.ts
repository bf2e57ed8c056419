import type { Store } from '../model/store.js';

/** The value of an entry that `writeJson` has put there; undefined if there is none. */
export async function readJson<T>(store: Store, key: string): Promise<T | undefined> {
  const bytes = await store.get(key);
  return bytes && (decodeJson(bytes) as T);
}

/** Puts a value of plain data into a store. */
export async function writeJson(store: Store, key: string, value: unknown): Promise<void> {
  await store.put(key, encodeJson(value));
}

/** Writes plain data as JSON in ASCII, which is read in half the time. */
function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(asciiOf(JSON.stringify(value)), 'latin1');
}

/** JSON with all that is not ASCII escaped. */
export function asciiOf(json: string): string {
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(/[\u0080-\uFFFF]/g, escape);
}

/** Reads what `encodeJson` has written. Throws a `SyntaxError` if it is no JSON. */
function decodeJson({ buffer, byteOffset, byteLength }: Uint8Array): unknown {
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'));
}

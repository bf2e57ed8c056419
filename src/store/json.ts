import type { Store } from '../model/store.js';

/** The value of an entry that `writeJson` has put there; undefined if there is none. */
export async function readJson<T>(store: Store, key: string): Promise<T | undefined> {
  const bytes = await store.get(key);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
}

/** Puts a value of plain data into a store. */
export async function writeJson(store: Store, key: string, value: unknown): Promise<void> {
  await store.put(key, new TextEncoder().encode(JSON.stringify(value)));
}

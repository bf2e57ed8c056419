/**
 * Keeps bytes under keys: SHA-256 sums, in hexadecimal, of all that the bytes were made from. So what is
 * under a key never has to change, and a store can be a folder, a bucket, or shared by many machines.
 */
export interface Store {
  has(key: string): Promise<boolean>;
  /** The bytes; undefined if there are none, or if they are damaged. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Puts all of the bytes under the key or, if it rejects, none. */
  put(key: string, value: Uint8Array): Promise<void>;
}

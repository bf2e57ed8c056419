import type { Rendered } from '../model/format.js';

/** A rendered and proved artifact, and the engine that printed it, if one did. */
export interface Proved extends Rendered {
  /** Name and version, such as `Chrome/143.0.7499.169`. */
  readonly engine?: string;
  /** Of a printed file: how many letters and digits stand before each page from the second on. */
  readonly pageStarts?: readonly number[];
}

/** An artifact as an entry of a store: a line of JSON, then its bytes. */
export function pack({ value, ...facts }: Proved): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify(facts)}\n`);
  const entry = new Uint8Array(head.length + value.length);
  entry.set(head);
  entry.set(value, head.length);
  return entry;
}

/** The artifact that an entry holds. */
export function unpack(entry: Uint8Array): Proved {
  const end = entry.indexOf(0x0a);
  const facts = JSON.parse(new TextDecoder().decode(entry.subarray(0, end))) as Omit<
    Proved,
    'value'
  >;
  return { ...facts, value: entry.subarray(end + 1) };
}

import { asciiOf } from './json.js';

/** Values of plain data in a text, each of which is found by its name, and parsed when it is asked for. */
export interface NamedValues {
  readonly names: () => Iterable<string>;
  /** The value of a name; undefined if there is none, or if it is spoiled. */
  readonly find: (name: string) => unknown;
  /** What more there is under a name; undefined if there is nothing, or if it is spoiled. */
  readonly findMore: (name: string) => unknown;
}

/** A name, its value, and what is asked for less often. */
export type NamedValue = readonly [name: string, value: unknown, more?: unknown];

/** Writes values in ASCII, each as three lines of JSON. */
export function encodeValues(values: readonly NamedValue[]): Uint8Array {
  const lines = values.flatMap(([name, value, more = null]) => [name, value, more]);
  const text = lines.map((it) => `${JSON.stringify(it)}\n`).join('');
  return Buffer.from(asciiOf(text), 'latin1');
}

/** Finds what `encodeValues` has written. Throws a `SyntaxError` if a name is spoiled. */
export function openValues({ buffer, byteOffset, byteLength }: Uint8Array): NamedValues {
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  const places = new Map<string, number>();
  for (let start = 0, next; start < text.length; start = next) {
    const end = endOfLine(text, start);
    const name = text.slice(start + 1, end - 1);
    places.set(name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name, end + 1);
    next = endOfLine(text, endOfLine(text, end + 1) + 1) + 1;
  }
  const parseAt = (start: number) => parse(text.slice(start, endOfLine(text, start)));
  return {
    names: () => places.keys(),
    find(name) {
      const start = places.get(name);
      return start === undefined ? undefined : parseAt(start);
    },
    findMore(name) {
      const start = places.get(name);
      return start === undefined ? undefined : parseAt(endOfLine(text, start) + 1);
    },
  };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

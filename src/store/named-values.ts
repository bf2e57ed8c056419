import { asciiOf } from './json.js';

/** Values of plain data in a text, each of which is found by its name, and parsed when it is asked for. */
export interface NamedValues {
  readonly names: () => Iterable<string>;
  /** The value of a name; undefined if there is none, or if it is spoiled. */
  readonly find: (name: string) => unknown;
}

/** Writes values as lines of JSON in ASCII, each after a line with its name. */
export function encodeValues(
  values: readonly (readonly [name: string, value: unknown])[],
): Uint8Array {
  const lines = values.map((value) => value.map((it) => `${JSON.stringify(it)}\n`).join(''));
  return Buffer.from(asciiOf(lines.join('')), 'latin1');
}

/** Finds what `encodeValues` has written. Throws a `SyntaxError` if a name is spoiled. */
export function openValues({ buffer, byteOffset, byteLength }: Uint8Array): NamedValues {
  const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
  const places = new Map<string, number>();
  for (let start = 0, next; start < text.length; start = next) {
    const end = endOfLine(text, start);
    const name = text.slice(start + 1, end - 1);
    places.set(name.includes('\\') ? String(JSON.parse(`"${name}"`)) : name, end + 1);
    next = endOfLine(text, end + 1) + 1;
  }
  return {
    names: () => places.keys(),
    find(name) {
      const start = places.get(name);
      return start === undefined ? undefined : parse(text.slice(start, endOfLine(text, start)));
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

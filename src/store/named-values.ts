import { crc32 } from 'node:zlib';
import { asciiOf } from './json.js';

/** Values of plain data in a text, each of which is found by its name, and parsed when it is asked for. */
export interface NamedValues {
  readonly names: () => Iterable<string>;
  /** The value of a name; undefined if there is none, or if it is spoiled. */
  readonly find: (name: string) => unknown;
  /** What more there is under a name; undefined if there is nothing, or if it is spoiled. */
  readonly findMore: (name: string) => unknown;
  /** A name and what stands under it, as it was written. */
  readonly quote: (name: string) => string;
}

/** A name, its value, and what is asked for less often. */
export type NamedValue = readonly [name: string, value: unknown, more?: unknown];

/** Digits of the sum that stands before each value: CRC-32 of its name and of itself, in hexadecimal. */
const DIGITS = 8;

/**
 * Writes values in ASCII, each as three lines: its name, and twice a sum and JSON. Those before them that have other names
 * are kept as they are.
 */
export function encodeValues(values: readonly NamedValue[], before?: NamedValues): Uint8Array {
  const written = values.map(([name, value, more = null]) => {
    const key = toJson(name);
    return [key, ...[value, more].map((it) => sign(key, toJson(it)))].join('\n');
  });
  const names = new Set(values.map(([name]) => name));
  const kept = before
    ? [...before.names()].filter((name) => !names.has(name)).map(before.quote)
    : [];
  return Buffer.from([...written, ...kept].map((it) => `${it}\n`).join(''), 'latin1');
}

function toJson(value: unknown): string {
  return asciiOf(JSON.stringify(value));
}

function sign(key: string, json: string): string {
  return sumUp(key, json).toString(16).padStart(DIGITS, '0') + json;
}

function sumUp(key: string, json: string): number {
  return crc32(json, crc32(key));
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
  const parseAt = (name: string, start: number) =>
    parse(toJson(name), text.slice(start, endOfLine(text, start)));
  return {
    names: () => places.keys(),
    find(name) {
      const start = places.get(name);
      return start === undefined ? undefined : parseAt(name, start);
    },
    findMore(name) {
      const start = places.get(name);
      return start === undefined ? undefined : parseAt(name, endOfLine(text, start) + 1);
    },
    quote(name) {
      const start = places.get(name) ?? text.length;
      const middle = endOfLine(text, start);
      const more = text.slice(middle + 1, endOfLine(text, middle + 1));
      return [toJson(name), text.slice(start, middle), more].join('\n');
    },
  };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** The value of a line, if it is what was written for a name. */
function parse(key: string, line: string): unknown {
  const json = line.slice(DIGITS);
  const isWhole = Number.parseInt(line.slice(0, DIGITS), 16) === sumUp(key, json);
  return isWhole ? JSON.parse(json) : undefined;
}

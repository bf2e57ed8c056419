import type { Report } from '../model/finding.js';

/**
 * Turns the bytes of a source file into text: UTF-8, or UTF-16 with a byte order mark.
 * Anything else is reported with its line, and nothing is returned.
 */
export function decode(bytes: Uint8Array, report: Report): string | undefined {
  const utf16 = findUtf16(bytes);
  try {
    if (utf16 !== undefined) return new TextDecoder(utf16, { fatal: true }).decode(bytes);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = utf16 === undefined ? findInvalidByte(bytes) : 0;
    const point = { line: countLines(bytes, offset), column: 1 };
    report({
      id: 'encoding-invalid',
      level: 'error',
      reason:
        utf16 === undefined ? `Byte ${String(offset)} is not UTF-8` : 'The text is broken UTF-16',
      hint: 'Save the file as UTF-8.',
      place: { start: point, end: point },
    });
    return undefined;
  }
}

/** Turns text back into bytes of the encoding that `model` has, with its byte order mark if it has one. */
export function encodeLike(text: string, model: Uint8Array): Uint8Array {
  const utf16 = findUtf16(model);
  if (utf16 === undefined) return new TextEncoder().encode(text);
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return utf16 === 'utf-16le' ? bytes : bytes.swap16();
}

function findUtf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Offset of the first byte that starts no valid sequence, by halving the part that decodes. */
function findInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !decodes(bytes.subarray(0, low), false)) low -= 1;
  return low;
}

/** @param cut whether the last sequence may be cut short */
function decodes(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

function countLines(bytes: Uint8Array, end: number): number {
  return bytes.subarray(0, end).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
}

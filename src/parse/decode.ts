import type { Report } from '../model/finding.js';

/**
 * Turns the bytes of a source file into text: UTF-8, or UTF-16 with a byte order mark.
 * Anything else is reported with its line, and nothing is returned.
 */
export function decode(bytes: Uint8Array, report: Report): string | undefined {
  const utf16 = findUtf16(bytes);
  if (isWide(bytes, utf16 !== undefined)) {
    report({
      id: 'encoding-invalid',
      level: 'error',
      reason: 'The file is UTF-16 without a byte order mark, UTF-32, or no text',
      hint: 'Save the file as UTF-8.',
    });
    return undefined;
  }
  try {
    if (utf16 !== undefined) return new TextDecoder(utf16, { fatal: true }).decode(bytes);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = utf16 === undefined ? findInvalidByte(bytes) : 0;
    const point = findPoint(bytes.subarray(0, offset));
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

/** Where a text ends, of which all bytes are UTF-8. */
function findPoint(bytes: Uint8Array): { line: number; column: number } {
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** Whether at least a fourth of the first bytes are zero, which no UTF-8 is; in UTF-16, if there are zero characters. */
function isWide(bytes: Uint8Array, isUtf16: boolean): boolean {
  const first = bytes.subarray(0, 4096);
  if (isUtf16) return first[2] === 0 && first[3] === 0;
  if (!first.includes(0)) return false;
  return first.reduce((zeros, byte) => zeros + (byte === 0 ? 1 : 0), 0) * 4 > first.length;
}

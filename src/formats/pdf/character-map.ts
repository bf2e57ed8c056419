import type { PDFDict } from './pdf-lib.js';
import { PDFHexString, PDFName, PDFString } from './pdf-lib.js';
import { listOperands, readOperations } from './content-stream.js';
import { readStream } from './streams.js';

/** Adds the texts of the glyphs of a string operand, such as `<00410042>`, that is painted with a certain font. */
export type Decoder = (operand: string, texts: string[]) => void;

/** What stands for glyphs that have no text: the proof then sees that something is wrong. */
const UNKNOWN = '\uFFFD';

/** The values of hexadecimal digits by their codes. */
const DIGITS = new Uint8Array(128);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/** The decoder of a font, from its `ToUnicode` map (ISO 32000-1, 9.10.3). */
export function makeDecoder(font: PDFDict): Decoder {
  const map = font.has(PDFName.of('ToUnicode')) ? readMap(font) : new Map<number, string>();
  const isComposite = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0');
  const add = (code: number, texts: string[]) => texts.push(map.get(code) ?? UNKNOWN);
  return (operand, texts) => {
    const bytes = readBytes(operand);
    if (isComposite) eachPair(bytes, (code) => add(code, texts));
    else for (const code of bytes) add(code, texts);
  };
}

/** The text of an operand that holds text rather than codes, such as an `ActualText`. */
export function readTextString(operand: string): string {
  return toPdfString(operand).decodeText();
}

function readMap(font: PDFDict): Map<number, string> {
  const map = new Map<number, string>();
  const content = readStream(font.lookup(PDFName.of('ToUnicode')));
  readOperations(content, (operator, start, end) => {
    if (operator === 'endbfchar') readCharacters(listOperands(content, start, end), map);
    if (operator === 'endbfrange') readRanges(listOperands(content, start, end), map);
  });
  return map;
}

function readCharacters(operands: readonly string[], map: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    map.set(readCode(operands[at]), readUnicode(operands[at + 1]));
  }
}

/** Ranges with one text to count up from; Chromium writes no others. */
function readRanges(operands: readonly string[], map: Map<number, string>): void {
  if (operands.includes('['))
    throw new Error('Lists in the character map of a font are not supported');
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const first = readCode(operands[at]);
    const last = readCode(operands[at + 1]);
    const text = readUnicode(operands[at + 2]);
    const end = text.charCodeAt(text.length - 1);
    for (let code = first; code <= last; code++) {
      map.set(code, text.slice(0, -1) + String.fromCharCode(end + code - first));
    }
  }
}

function readCode(operand = ''): number {
  return readBytes(operand).reduce((code, byte) => code * 256 + byte, 0);
}

function readUnicode(operand = ''): string {
  let text = '';
  eachPair(readBytes(operand), (code) => (text += String.fromCharCode(code)));
  return text;
}

/** Calls a function with each number of two bytes. */
function eachPair(bytes: Uint8Array, use: (code: number) => void): void {
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    use((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  }
}

/** The bytes of a string; Chromium writes hexadecimal ones with two digits a byte and nothing between them. */
function readBytes(operand: string): Uint8Array {
  if (operand.startsWith('<')) return readHex(operand);
  return PDFString.of(operand.slice(1, -1)).asBytes();
}

function readHex(operand: string): Uint8Array {
  const bytes = new Uint8Array((operand.length - 2) >> 1);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = readDigit(operand, 1 + 2 * at) * 16 + readDigit(operand, 2 + 2 * at);
  }
  return bytes;
}

function readDigit(operand: string, at: number): number {
  return DIGITS[operand.charCodeAt(at)] ?? 0;
}

function toPdfString(operand: string): PDFString | PDFHexString {
  const inner = operand.slice(1, -1);
  return operand.startsWith('<') ? PDFHexString.of(inner) : PDFString.of(inner);
}

import { inflateSync } from 'node:zlib';
import type * as Library from '@cantoo/pdf-lib';

/** The bytes that a parser reads, and where it stands in them. */
interface Bytes {
  offset(): number;
  moveTo(offset: number): void;
  peekAt(offset: number): number | undefined;
  slice(start: number, end?: number): Uint8Array;
}

/** What the library's parsers have in common. */
interface Parser {
  readonly bytes: Bytes;
  /** The bytes, one character each. */
  text?: string;
  parseObject: (this: Parser, ref?: Library.PDFRef) => Library.PDFObject;
  parseName: (this: Parser) => Library.PDFName;
  skipWhitespaceAndComments: (this: Parser) => void;
  matchKeyword: (this: Parser, keyword: readonly number[]) => boolean;
}

/** A name without escapes. */
const NAME = /\/([A-Za-z][\w+-]*)(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

/** A name without escapes, a number that is not the first of a reference, or a reference. */
const COMMON =
  /(?:\/([A-Za-z][\w+-]*)|(-?\d*\.?\d+)(?![\0\t\n\f\r ]*(?:%|\d+[\0\t\n\f\r ]*(?:%|R)))|(\d+) (\d+) R)(?![^\0\t\n\f\r ()<>[\]{}/%])/y;

const BLANKS = new Set(Buffer.from('\0\t\n\f\r '));
const PERCENT = '%'.charCodeAt(0);

/**
 * Lets the library's parsers read in one go what most of a file consists of. They make several calls for each character;
 * what is rare is still left to them.
 */
export function speedUpParser(library: typeof Library): void {
  const { PDFName, PDFNumber, PDFRef } = library;
  const parser = library.PDFObjectParser.prototype as unknown as Parser;
  const { parseObject, parseName, skipWhitespaceAndComments } = parser;
  parser.parseObject = function parse(ref) {
    this.skipWhitespaceAndComments();
    const found = match(this, COMMON);
    if (!found) return parseObject.call(this, ref);
    const [, name, number, object, generation] = found;
    if (name !== undefined) return PDFName.of(name);
    if (number !== undefined) return PDFNumber.of(Number(number));
    return PDFRef.of(Number(object), Number(generation));
  };
  parser.parseName = function parse() {
    const found = match(this, NAME);
    return found ? PDFName.of(found[1] ?? '') : parseName.call(this);
  };
  parser.skipWhitespaceAndComments = function skip() {
    let at = this.bytes.offset();
    while (BLANKS.has(this.bytes.peekAt(at) ?? PERCENT)) at += 1;
    this.bytes.moveTo(at);
    if (this.bytes.peekAt(at) === PERCENT) skipWhitespaceAndComments.call(this);
  };
  parser.matchKeyword = function matchAll(keyword) {
    const start = this.bytes.offset();
    const isThere = keyword.every((code, index) => this.bytes.peekAt(start + index) === code);
    if (isThere) this.bytes.moveTo(start + keyword.length);
    return isThere;
  };
}

/** Lets Node inflate streams of objects: the library does it in JavaScript. */
export function speedUpStreams(library: typeof Library): void {
  const { PDFName, PDFObjectStreamParser, PDFRawStream } = library;
  const { forStream } = PDFObjectStreamParser;
  const [filter, parameters] = [PDFName.of('Filter'), PDFName.of('DecodeParms')];
  PDFObjectStreamParser.forStream = function make(stream, shouldWait) {
    const dict = stream.dict.clone();
    const isPlain = dict.get(filter) === PDFName.of('FlateDecode') && !dict.has(parameters);
    if (!isPlain) return forStream(stream, shouldWait);
    dict.delete(filter);
    return forStream(PDFRawStream.of(dict, inflateSync(stream.getContents())), shouldWait);
  };
}

/** What an expression finds where a parser stands; the parser then stands after it. */
function match(parser: Parser, expression: RegExp): RegExpExecArray | null {
  parser.text ??= Buffer.from(parser.bytes.slice(0)).toString('latin1');
  expression.lastIndex = parser.bytes.offset();
  const found = expression.exec(parser.text);
  if (found) parser.bytes.moveTo(expression.lastIndex);
  return found;
}

import type * as Library from '@cantoo/pdf-lib';
import { deflateZlib } from '../../model/deflate.js';
import { rememberFor } from '../../model/remember.js';

/** What a stream is written by. */
interface Stream {
  readonly dict: Library.PDFDict;
  updateDict(): void;
  getUnencodedContents: (this: Stream) => Uint8Array;
  getContentsString(): string;
  getContents: (this: Stream) => Uint8Array;
  getContentsSize: (this: Stream) => number;
  copyBytesInto: (this: Stream, buffer: Uint8Array, offset: number) => number;
}

const END = Buffer.from('\nendstream');

const packedOf = rememberFor((stream: Stream) => deflateZlib(stream.getUnencodedContents()));

/**
 * Writes with Node and with our own deflater: the library copies byte by byte, and has a deflater of its own, the same as
 * ours, so that V8 would have to compile and optimise both.
 */
export function speedUpWriter(library: typeof Library): void {
  const stream = library.PDFStream.prototype as unknown as Stream;
  const packed = library.PDFFlateStream.prototype as unknown as Stream;
  const objects = library.PDFObjectStream.prototype as unknown as Stream;
  stream.copyBytesInto = function copyBytesInto(buffer, offset) {
    this.updateDict();
    const head = Buffer.from(`${this.dict.toString()}\nstream\n`, 'latin1');
    let end = offset;
    for (const part of [head, this.getContents(), END]) {
      buffer.set(part, end);
      end += part.length;
    }
    return end - offset;
  };
  packed.getContents = function getContents() {
    return packedOf(this);
  };
  packed.getContentsSize = function getContentsSize() {
    return packedOf(this).length;
  };
  objects.getUnencodedContents = function getUnencodedContents() {
    return Buffer.from(this.getContentsString(), 'latin1');
  };
}

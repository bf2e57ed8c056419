import { inflateSync } from 'node:zlib';
import { deflateZlib } from '../../model/deflate.js';
import { decodePDFRawStream, PDFName, PDFRawStream } from './pdf-lib.js';
import type { PDFContext, PDFObject } from './pdf-lib.js';

const FLATE = PDFName.of('FlateDecode');
const PARAMETERS = PDFName.of('DecodeParms');

/** The content of a stream, decoded, one character a byte. */
export function readStream(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) throw new Error('The PDF has content that is no stream');
  const { buffer, byteOffset, length } = decode(stream);
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}

/** What Chromium writes is inflated by Node, many times faster than by the library. */
function decode(stream: PDFRawStream): Uint8Array {
  const isPlain = stream.dict.get(PDFName.of('Filter')) === FLATE && !stream.dict.has(PARAMETERS);
  return isPlain ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode();
}

/** A deflated stream. */
export function makeStream(context: PDFContext, content: string): PDFRawStream {
  const packed = deflateZlib(Buffer.from(content, 'latin1'));
  return context.stream(packed, { Filter: FLATE });
}

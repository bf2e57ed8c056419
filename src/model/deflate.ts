import { deflateSync, zlibSync } from 'fflate';

/**
 * Raw DEFLATE. The deflater is JavaScript, since the one in Node may give other bytes on another processor.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(toPlain(bytes), { level: 6 });
}

/** DEFLATE in the wrapper of zlib (RFC 1950). */
export function deflateZlib(bytes: Uint8Array): Uint8Array {
  return zlibSync(toPlain(bytes), { level: 6 });
}

/** An array that is no `Buffer`: V8 has code for one kind of array that is faster than for two by a fifth. */
function toPlain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length);
}

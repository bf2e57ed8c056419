import type { ImageAsset } from '../model/format.js';

/**
 * Whether an image has come to its end: the marks that its format ends with are there. A browser shows half of
 * an image that was cut short, or nothing, and says no word of it.
 */
export function isWhole(mediaType: ImageAsset['mediaType'], data: Uint8Array): boolean {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (mediaType === 'image/png') return hasPngEnd(bytes);
  // The end mark after the last start of a scan; a preview within the header has marks of its own.
  if (mediaType === 'image/jpeg')
    return bytes.lastIndexOf('ffd9', 'hex') > bytes.lastIndexOf('ffda', 'hex');
  if (mediaType === 'image/gif') return bytes.includes(0x3b, bytes.length - 4);
  if (mediaType === 'image/webp') return bytes.readUInt32LE(4) + 8 <= bytes.length;
  return true;
}

/** Walks the chunks of a PNG (W3C PNG, 5.3), which must hold pixels and end with IEND. */
function hasPngEnd(bytes: Buffer): boolean {
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') hasPixels = true;
    if (type === 'IEND') return hasPixels;
  }
  return false;
}

import type { ImageAsset } from '../../model/format.js';
import { findGifProblem } from './whole-gif.js';
import { findJpegProblem } from './whole-jpeg.js';
import { findPngProblem } from './whole-png.js';
import { findWebpProblem } from './whole-webp.js';

/** Images that are made of pixels. */
export type PixelType = Exclude<ImageAsset['mediaType'], 'image/svg+xml'>;

/**
 * What is wrong with an image of pixels: it was cut short, or is no image behind its first bytes. A browser shows
 * a part of such an image, or nothing, and says no word of it.
 */
export async function findImageProblem(
  mediaType: PixelType,
  data: Uint8Array,
): Promise<string | undefined> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (mediaType === 'image/png') return findPngProblem(bytes);
  if (mediaType === 'image/jpeg') return findJpegProblem(bytes);
  return mediaType === 'image/gif' ? findGifProblem(bytes) : findWebpProblem(bytes);
}

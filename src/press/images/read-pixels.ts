import { imageSize } from 'image-size';
import type { ImageAsset } from '../../model/format.js';
import { findImageProblem, type PixelType } from './whole-image.js';

const MEDIA_TYPES: Readonly<Record<string, PixelType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** A browser needs 4 bytes of memory for each; an image of these has 400 MB. */
const MAX_PIXELS = 100_000_000;

/** An image of pixels, or what is wrong with it. */
export async function readPixels(data: Uint8Array): Promise<ImageAsset | string> {
  const size = measure(data);
  const mediaType = MEDIA_TYPES[size?.type ?? ''];
  if (!size || !mediaType) return 'is no PNG, JPEG, GIF, SVG or WebP image';
  const { width, height } = size;
  if (width * height > MAX_PIXELS) {
    return `has ${String(width * height)} pixels in all; ${String(MAX_PIXELS)} are allowed`;
  }
  return (await findImageProblem(mediaType, data)) ?? { mediaType, width, height, data };
}

function measure(data: Uint8Array): ReturnType<typeof imageSize> | undefined {
  try {
    return imageSize(data);
  } catch {
    return undefined;
  }
}

import type { Element } from 'hast';
import type { FontFace, ImageAsset } from './format.js';
import { rememberBy } from './remember.js';

/** A CSS string: quoted, with all that could end it or the `style` element escaped. */
export function quoteCss(text: string): string {
  const escaped = text.replace(/[\\"<>\u0000-\u001F\u007F]/g, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\${code.toString(16)} `;
  });
  return `"${escaped}"`;
}

/**
 * The `@font-face` rule of a face.
 * @param source what goes into `src`: an address and its format
 */
export function makeFontRule(face: FontFace, source: { url: string; format: string }): string {
  const { family, weight, style, unicodeRange } = face;
  const range = unicodeRange === undefined ? '' : `unicode-range:${unicodeRange};`;
  const src = `url(${source.url}) format("${source.format}")`;
  return `@font-face{font-family:${quoteCss(family)};font-weight:${String(weight)};font-style:${style};${range}src:${src}}`;
}

/** A `data:` address. */
export function toDataUrl(mediaType: string, data: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(data).toString('base64')}`;
}

/** Puts an image into its `img` element, as a `data:` address with its size. */
export function embedImage(image: Element, images: ReadonlyMap<string, ImageAsset>): void {
  const source = String(image.properties['src']);
  const asset = images.get(source);
  if (!asset) throw new Error(`No image was read for ${source}`);
  const { mediaType, data, width, height } = asset;
  image.properties = { ...image.properties, src: toDataUrl(mediaType, data), width, height };
}

/**
 * A function of the faces of fonts and of style sheets that works its result out anew only if one of them is not what it
 * was the last time.
 */
export function rememberSheet<V>(
  make: (faces: readonly FontFace[], styles: readonly string[]) => V,
): (faces: readonly FontFace[], styles: readonly string[]) => V {
  return rememberBy(
    (faces, styles) => [...styles, ...faces.flatMap((face) => Object.values(face))],
    make,
  );
}

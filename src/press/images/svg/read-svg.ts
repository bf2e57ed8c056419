import type { ImageAsset } from '../../../model/format.js';
import { writeXml } from '../../../model/xml.js';
import { isUtf16 } from '../looks-like-xml.js';
import { SvgFault } from './fault.js';
import { judgeReferences } from './judge-references.js';
import { judgePictures } from './judge-pictures.js';
import { measureSvg } from './measure-svg.js';
import { parseSvg } from './parse-svg.js';

/** A larger drawing takes seconds to read, and more to show. */
const MAX_BYTES = 8 * 1024 * 1024;

const TOO_LARGE = 'is larger than the 8 MiB that an SVG may have: export it as PNG, or draw less';

/**
 * The drawing of an SVG, written anew from what was judged: XML 1.0 in UTF-8, with elements and attributes of SVG
 * only. Or what is wrong with it.
 */
export async function readSvg(data: Uint8Array): Promise<ImageAsset | string> {
  try {
    if (data.length > MAX_BYTES) throw new SvgFault(TOO_LARGE);
    const root = parseSvg(decode(data));
    judgeReferences(root);
    await judgePictures(root);
    const size = measureSvg(root);
    if (!size)
      throw new SvgFault(
        'does not say how large it is: give it a viewBox, or width and height in px',
      );
    return { mediaType: 'image/svg+xml', ...size, data: new TextEncoder().encode(writeXml(root)) };
  } catch (error) {
    if (error instanceof SvgFault) return error.message;
    throw error;
  }
}

function decode(data: Uint8Array): string {
  if (isUtf16(data)) throw new SvgFault('is written in UTF-16: save it as UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new SvgFault('is not written in UTF-8: save it as UTF-8');
  }
}

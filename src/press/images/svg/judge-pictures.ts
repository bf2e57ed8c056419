import { readPixels } from '../read-pixels.js';
import { listElements, type Drawn } from './drawing.js';
import { SvgFault } from './fault.js';
import { PICTURE, REFERRING } from './names.js';

/** Judges the images of pixels in a drawing as those beside it. Throws an `SvgFault` for one that is damaged. */
export async function judgePictures(root: Drawn): Promise<void> {
  const pictures = listElements(root).flatMap(({ attributes, line }) =>
    [...REFERRING].flatMap((name) => {
      const address = attributes[name] ?? '';
      return PICTURE.test(address) ? [{ address, line }] : [];
    }),
  );
  for (const { address, line } of pictures) {
    const image = await readPixels(Buffer.from(address.replace(PICTURE, ''), 'base64'));
    if (typeof image === 'string') throw new SvgFault(`holds an image that ${image}`, line);
  }
}

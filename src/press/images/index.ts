import type { Image } from 'mdast';
import type { Briefing } from '../../model/briefing.js';
import { Failure } from '../../model/failure.js';
import type { Report } from '../../model/finding.js';
import type { ImageAsset } from '../../model/format.js';
import type { Host } from '../../model/host.js';
import { liesWithin } from '../../model/lies-within.js';
import { walk } from '../../model/walk.js';
import { listContent } from '../../sections/content.js';
import { looksLikeXml } from './looks-like-xml.js';
import { readPixels } from './read-pixels.js';

/** Larger images would not print; pixels on the longer side. */
const MAX_SIDE = 20_000;

/**
 * Reads the images of a briefing, by the `src` that the writer wrote. They lie in the folder of its source
 * or below. What is missing, remote, elsewhere or no image is reported with its line.
 */
export async function readImages(
  host: Pick<Host, 'read' | 'real'>,
  folder: string,
  briefing: Briefing,
  report: Report,
): Promise<ReadonlyMap<string, ImageAsset>> {
  const images = new Map<string, ImageAsset>();
  for (const image of listImages(briefing)) {
    if (images.has(image.url)) continue;
    const result = await readImage(host, folder, image.url);
    if (typeof result === 'object') images.set(image.url, result);
    else report({ id: 'image-unusable', level: 'error', reason: result, place: image });
  }
  return images;
}

/** All images of a briefing, that of its publisher too. */
export function listImages(briefing: Briefing): readonly Image[] {
  const { logo } = briefing.meta.publisher ?? {};
  const images: Image[] = logo ? [logo] : [];
  for (const node of listContent(briefing)) {
    walk(node, (child) => {
      if (child.type === 'image') images.push(child);
    });
  }
  return images;
}

/** The image, or what is wrong with it. */
async function readImage(
  host: Pick<Host, 'read' | 'real'>,
  folder: string,
  url: string,
): Promise<ImageAsset | string> {
  const path = resolvePath(url);
  if (path === undefined) {
    return `The image "${url}" is not in the folder of the briefing: give a path below it, such as images/map.png`;
  }
  try {
    const written = `${folder}/${path}`;
    const [root, file] = await Promise.all([host.real(folder), host.real(written)]);
    // Where there is nothing, the path stays as it was written.
    const isInside = file === written || liesWithin(root, file);
    if (!isInside) return `The image "${url}" is a link out of its folder`;
    return await sniff(await host.read(file), url);
  } catch (error) {
    if (error instanceof Failure) return `The image "${url}" can't be read: ${error.message}`;
    throw error;
  }
}

/** A relative path that stays below its folder; undefined for any other address. */
function resolvePath(url: string): string | undefined {
  const path = decode(url);
  if (path === undefined || /^[/\\]|^[a-z][a-z0-9+.-]*:|[\\\0]|^$/i.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '.');
  return parts.includes('..') ? undefined : parts.join('/');
}

function decode(url: string): string | undefined {
  try {
    return decodeURIComponent(url);
  } catch {
    return undefined;
  }
}

async function sniff(data: Uint8Array, url: string): Promise<ImageAsset | string> {
  const image = looksLikeXml(data) ? await readDrawing(data) : await readPixels(data);
  if (typeof image === 'string') return `The image "${url}" ${image}`;
  const { width, height } = image;
  if (Math.max(width, height) > MAX_SIDE) {
    return `The image "${url}" has ${String(width)} × ${String(height)} pixels; ${String(MAX_SIDE)} a side are allowed`;
  }
  if (width < 1 || height < 1) return `The image "${url}" has no size`;
  return { ...image, width: Math.round(width), height: Math.round(height) };
}

/** An SVG, or what is wrong with it; what reads it is loaded when there is one. */
async function readDrawing(data: Uint8Array): Promise<ImageAsset | string> {
  const { readSvg } = await import('./svg/read-svg.js');
  return readSvg(data);
}

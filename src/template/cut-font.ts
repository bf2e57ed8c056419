import type { FontFace } from '../model/format.js';
import { hashShared, hashValue } from '../model/hash.js';
import type { PackageReader } from '../model/host.js';
import { rememberFor } from '../model/remember.js';
import type { SubsetFont } from './subset-font.js';

/** A font that is cut down, packed as well if that was done beforehand. */
export type CutFont = Pick<FontFace, 'data' | 'packed'>;

/** What finds the files of fonts and cuts them, here or in another thread. */
export interface FontHost extends PackageReader {
  readonly subsetFont: SubsetFont;
}

/** How many cuts of a font are kept: briefings in one language need few. */
const MAX_CUTS = 16;

const cutsOf = rememberFor<Uint8Array, Map<string, Promise<CutFont>>>(() => new Map());

/**
 * Cuts a font down to the characters of a text, as TrueType; not again if that was done for the same bytes lately, or
 * beforehand.
 */
export async function cutFont(
  host: Pick<FontHost, 'ready' | 'subsetFont'>,
  whole: Uint8Array,
  text: string,
): Promise<CutFont> {
  const cuts = cutsOf(whole);
  const cut = cuts.get(text) ?? findOrCut(host, whole, text);
  cuts.delete(text);
  cuts.set(text, cut);
  const [oldest = ''] = cuts.keys();
  if (cuts.size > MAX_CUTS) cuts.delete(oldest);
  // A thread may end before it has cut.
  cut.catch(() => cuts.delete(text));
  return cut;
}

/** Names the files of a cut that is made beforehand. */
export function nameCut(whole: Uint8Array, text: string) {
  const key = hashValue([hashShared(whole), text]);
  return { data: `${key}.ttf`, woff: `${key}.woff`, deflated: `${key}.deflate` };
}

async function findOrCut(
  host: Pick<FontHost, 'ready' | 'subsetFont'>,
  whole: Uint8Array,
  text: string,
): Promise<CutFont> {
  const names = nameCut(whole, text);
  const data = await host.ready(names.data);
  const woff = data && (await host.ready(names.woff));
  const deflated = woff && (await host.ready(names.deflated));
  return deflated
    ? { data, packed: { woff, deflated } }
    : { data: await host.subsetFont(whole, text) };
}

import { rememberFor } from '../model/remember.js';

/** How many cuts of a font are kept: briefings in one language need few. */
const MAX_CUTS = 16;

const cutsOf = rememberFor<Uint8Array, Map<string, Promise<Uint8Array>>>(() => new Map());

/** Cuts a font down to the characters of a text, as TrueType; not again if that was done for the same bytes lately. */
export async function cutFont(whole: Uint8Array, text: string): Promise<Uint8Array> {
  const cuts = cutsOf(whole);
  const cut = cuts.get(text) ?? subset(whole, text);
  cuts.delete(text);
  cuts.set(text, cut);
  const [oldest = ''] = cuts.keys();
  if (cuts.size > MAX_CUTS) cuts.delete(oldest);
  return cut;
}

async function subset(whole: Uint8Array, text: string): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  return subsetFont(Buffer.from(whole), text, { targetFormat: 'truetype' });
}

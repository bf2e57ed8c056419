import { loadFormat, type FormatName } from '../formats/index.js';

/** Loads what a build with something to do needs, part by part: in between, the browser that starts is answered. */
export async function loadParts(formats: readonly FormatName[]) {
  await import('../template/load.js');
  await import('../check-source.js');
  await import('../compose/index.js');
  for (const format of formats) await loadFormat(format);
  return import('./run.js');
}

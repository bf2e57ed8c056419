import { loadFormat, type FormatName } from '../formats/index.js';
import { takeTurn } from '../model/take-turn.js';

/** Loads what a build with something to do needs, part by part: in between, the browser that starts is answered. */
export async function loadParts(formats: readonly FormatName[]) {
  const parts = [
    () => import('../template/load.js'),
    () => import('../check-source.js'),
    () => import('../compose/index.js'),
    ...formats.map((name) => () => loadFormat(name)),
  ];
  for (const load of parts) {
    await takeTurn();
    await load();
  }
  await takeTurn();
  return import('./run.js');
}

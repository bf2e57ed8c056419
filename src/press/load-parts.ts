import { loadFormat, needsBrowser, type FormatName } from '../formats/index.js';
import { takeTurn } from '../model/take-turn.js';

/**
 * Loads what a build with something to do needs, part by part: in between, the browser that starts is answered. What
 * makes other formats than the printed one is loaded while that is printed.
 */
export async function loadParts(formats: readonly FormatName[]) {
  const parts = [
    () => import('../template/load.js'),
    () => import('../check-source.js'),
    () => import('../compose/index.js'),
    ...formats.filter(needsBrowser).map((name) => () => loadFormat(name)),
  ];
  for (const load of parts) {
    await takeTurn();
    await load();
  }
  await takeTurn();
  return import('./run.js');
}

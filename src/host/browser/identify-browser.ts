import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Surroundings } from './choice.js';
import { puppeteerCache } from './find-browser.js';
import { findInstalledBrowser } from './installed-browser.js';
import { identifyPackagedBrowser } from './packaged-browser.js';

/**
 * Tells the browser that `findBrowser` would find from any other, without loading, unpacking or starting
 * anything. A packaged browser is known by its version, on every machine; one of this machine by its path,
 * size and time, since it is too large to be read each time.
 */
export async function identifyBrowser({ env }: Pick<Surroundings, 'env'>): Promise<string> {
  const named = env['PUPPETEER_EXECUTABLE_PATH'];
  if (named) return stamp(named);
  const installed = await findInstalledBrowser({ env });
  const own = installed && stamp(installed.path);
  if (own !== undefined && env['GALLEY_BROWSER'] === 'system') return own;
  return JSON.stringify([listPuppeteerCache(env), identifyPackagedBrowser() ?? own]);
}

function stamp(path: string): string {
  try {
    const real = realpathSync(path);
    const { size, mtimeMs } = statSync(real);
    return [real, size, mtimeMs].map(String).join(' ');
  } catch {
    return path;
  }
}

/** Names of the browsers and versions that Puppeteer keeps; which of them it takes is pinned with its own version. */
function listPuppeteerCache(env: Environment): readonly string[] {
  const root = puppeteerCache(env);
  return listNames(root).flatMap((browser) =>
    listNames(join(root, browser)).map((version) => `${browser}/${version}`),
  );
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

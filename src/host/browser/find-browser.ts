import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../model/failure.js';
import type { BrowserChoice, Environment, Finder, Surroundings } from './choice.js';
import { findInstalledBrowser } from './installed-browser.js';
import { findPackagedBrowser } from './packaged-browser.js';

/** The places where a browser is looked for, in order, unless the environment says otherwise. */
const FINDERS: readonly Finder[] = [
  findPuppeteerBrowser,
  findPackagedBrowser,
  findInstalledBrowser,
];

/** The order for `GALLEY_BROWSER=system`. */
const SYSTEM_FIRST: readonly Finder[] = [
  findInstalledBrowser,
  findPuppeteerBrowser,
  findPackagedBrowser,
];

/**
 * Finds the browser to print with: `PUPPETEER_EXECUTABLE_PATH` and nothing else if it is set,
 * else the first that a finder has. Rejects with `browser-missing` if there is none, with `usage`
 * if `GALLEY_BROWSER` is set to anything but `system`.
 */
export async function findBrowser(
  surroundings: Surroundings,
  finders: readonly Finder[] = finderOrder(surroundings),
): Promise<BrowserChoice> {
  const named = surroundings.env['PUPPETEER_EXECUTABLE_PATH'];
  if (named) return { path: named, origin: 'PUPPETEER_EXECUTABLE_PATH' };
  for (const find of finders) {
    const choice = await find(surroundings);
    if (choice) return choice;
  }
  throw new Failure(
    'browser-missing',
    'There is no browser to print a PDF with',
    'Run `npx puppeteer browsers install chrome-headless-shell`, or install Chrome, Chromium or Edge.',
  );
}

function finderOrder({ env }: Surroundings): readonly Finder[] {
  const wish = env['GALLEY_BROWSER'];
  if (!wish) return FINDERS;
  if (wish === 'system') return SYSTEM_FIRST;
  throw new Failure(
    'usage',
    `GALLEY_BROWSER is ${JSON.stringify(wish)}, which has no meaning`,
    'Set it to system, or leave it unset.',
  );
}

/**
 * The browser that `npx puppeteer browsers install` put into Puppeteer's own cache folder.
 * Where there is no such folder, the library is not loaded to say so.
 */
async function findPuppeteerBrowser({ env }: Surroundings): Promise<BrowserChoice | undefined> {
  if (!existsSync(puppeteerCache(env))) return undefined;
  const { executablePath } = await import('puppeteer');
  for (const headless of ['shell', true] as const) {
    try {
      const path = executablePath({ headless });
      if (existsSync(path)) return { path, origin: "Puppeteer's cache" };
    } catch {
      // Puppeteer throws on platforms that it has no browser for.
    }
  }
  return undefined;
}

/** Folder in which Puppeteer keeps browsers, whether it is there or not. */
export function puppeteerCache(env: Environment): string {
  return env['PUPPETEER_CACHE_DIR'] ?? join(homedir(), '.cache', 'puppeteer');
}

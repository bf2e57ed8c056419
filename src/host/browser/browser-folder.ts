import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../model/failure.js';
import { explain } from '../reasons.js';
import { makeTemporaryFolder, removeTree } from '../temporary.js';
import type { BrowserChoice, Environment } from './choice.js';

/** Where one browser keeps everything that it writes, and the environment that tells it so. */
export interface BrowserFolder {
  readonly path: string;
  /** The user data folder of the browser, empty. */
  readonly profile: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Makes the temporary folder of a browser; the caller removes it. Rejects with `write-failed`. */
export async function makeBrowserFolder(
  choice: BrowserChoice,
  env: Environment,
): Promise<BrowserFolder> {
  let path: string | undefined;
  try {
    path = await makeTemporaryFolder(tmpdir(), 'galley-browser-');
    const profile = join(path, 'profile');
    await mkdir(profile);
    return { path, profile, env: await makeEnvironment(choice, env, path) };
  } catch (error) {
    if (path !== undefined) await removeTree(path);
    throw new Failure(
      'write-failed',
      `Cannot make a folder for the browser in ${tmpdir()}: ${explain(error)}`,
      'Make room there, or set TMPDIR to another folder.',
      error,
    );
  }
}

/** Time zone and locale are fixed, since the choice of fonts and the bytes may depend on them. */
async function makeEnvironment(
  choice: BrowserChoice,
  env: Environment,
  folder: string,
): Promise<NodeJS.ProcessEnv> {
  const common = { ...env, TZ: 'UTC', LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };
  // Elsewhere the path of the temporary folder may grow too long for a socket in it.
  const local = process.platform === 'linux' ? { ...common, TMPDIR: folder } : common;
  if (choice.fonts === undefined || choice.libraries === undefined) return local;
  const config = join(folder, 'fonts.conf');
  await writeFile(config, describeFonts(choice.fonts, join(folder, 'fonts')));
  return { ...local, HOME: folder, LD_LIBRARY_PATH: choice.libraries, FONTCONFIG_FILE: config };
}

/** A fontconfig file. Without one that names a font, Chromium prints blank pages and reports no error. */
function describeFonts(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escape(fonts)}</dir><cachedir>${escape(cache)}</cachedir></fontconfig>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

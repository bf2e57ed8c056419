import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { BrowserChoice, Environment, Surroundings } from './choice.js';

/** Names of programs on the PATH of Linux systems; the ones made for printing come first. */
const PROGRAMS = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const LINUX_PATHS = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];

const MAC_PATHS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** Finds a browser that is installed on the machine: headless shell, Chromium, Chrome or Edge. */
export async function findInstalledBrowser({
  env,
}: Pick<Surroundings, 'env'>): Promise<BrowserChoice | undefined> {
  for (const path of candidates(process.platform, env)) {
    if (await isProgram(path)) return { path, origin: 'this machine' };
  }
  return undefined;
}

function candidates(platform: NodeJS.Platform, env: Environment): readonly string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform === 'win32') return windowsCandidates(env);
  if (platform === 'darwin') return [...macCandidates(env), ...onPath];
  return [...onPath, ...LINUX_PATHS];
}

function macCandidates(env: Environment): readonly string[] {
  const home = env['HOME'];
  const folders = ['/Applications', ...(home ? [join(home, 'Applications')] : [])];
  return MAC_PATHS.flatMap((path) => folders.map((folder) => join(folder, path)));
}

function windowsCandidates(env: Environment): readonly string[] {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
    (name) => env[name] ?? [],
  );
  return WINDOWS_PATHS.flatMap((path) => folders.map((folder) => join(folder, path)));
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

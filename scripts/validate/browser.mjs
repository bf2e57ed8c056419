import { rm } from 'node:fs/promises';
import { findBrowser } from '../../dist/host/browser/find-browser.js';
import { launchBrowser } from '../../dist/host/browser/launch-browser.js';
import { makeBrowserFolder } from '../../dist/host/browser/browser-folder.js';
import { settle } from '../../dist/host/options.js';
import { Missing } from './tools.mjs';

const { surroundings, deadline } = settle({});

async function choose() {
  try {
    return await findBrowser(surroundings);
  } catch (error) {
    throw new Missing(`${error.message} ${error.hint}`);
  }
}

/** The browser that Galley prints with, for programs that start one themselves: its path, and an environment. */
export async function openBrowser() {
  const choice = await choose();
  const folder = await makeBrowserFolder(choice, process.env);
  return {
    path: choice.path,
    env: { ...folder.env, PUPPETEER_EXECUTABLE_PATH: choice.path, CHROME_PATH: choice.path },
    close: () => rm(folder.path, { recursive: true, force: true }),
  };
}

/** The same browser, running. */
export async function launchOwn() {
  return launchBrowser(await choose(), surroundings, deadline);
}

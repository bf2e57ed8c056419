// Prints pages with the browser that Galley uses and nothing else, on two pages of it: the floor of a build.
// node print-pages.mjs <pages.json>
import { readFileSync } from 'node:fs';
import { findBrowser } from '../../dist/host/browser/find-browser.js';
import { launchBrowser } from '../../dist/host/browser/launch-browser.js';

const pages = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const surroundings = { env: process.env, log: () => {} };
const running = await launchBrowser(await findBrowser(surroundings), surroundings, 60_000);
const options = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };
let next = 0;
await Promise.all(
  [1, 2].map(async () => {
    const page = await running.browser.newPage();
    await page.setJavaScriptEnabled(false);
    while (next < pages.length) {
      await page.setContent(pages[next++], { waitUntil: 'load' });
      await page.pdf(options);
    }
  }),
);
await running.end();

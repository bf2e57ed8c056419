// Builds one briefing again and again in one process, as an editor does who writes it, and prints the page of each build
// with the same browser and nothing else: node warm.mjs <source> <folder for output> <result.json>
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findBrowser } from '../../dist/host/browser/find-browser.js';
import { launchBrowser } from '../../dist/host/browser/launch-browser.js';
import { build, createNodeHost } from '../../dist/index.js';

/** The first half warms up and is not counted. */
const ROUNDS = 100;

const [, , original, folder, file] = process.argv;
const text = readFileSync(original, 'utf8');
const source = join(folder, basename(original));
const surroundings = { env: process.env, log: () => {} };
const running = await launchBrowser(await findBrowser(surroundings), surroundings, 60_000);
const bare = await running.browser.newPage();
await bare.setJavaScriptEnabled(false);
const host = createNodeHost();
const printer = await host.openPrinter();
let page = '';
const print = (parts) => {
  page = parts.shell + parts.body;
  return printer.print(parts);
};
const kept = {
  ...host,
  openPrinter: async () => ({ engine: printer.engine, print, close: async () => {} }),
};

const changes = {
  /** Another word at the end of the text. */
  text: (round) => `${text.trimEnd()} Note ${round}.\n`,
  /** Another title, and so another cover. */
  title: (round) => text.replace(/^.*/, (title) => `${title} ${round}`),
};
const results = {};
for (const [name, change] of Object.entries(changes)) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    writeFileSync(source, change(round));
    const built = await time(() => build(kept, { sources: [source], output: join(folder, 'out') }));
    rounds.push({ built, printed: await time(printBare) });
  }
  const counted = rounds.slice(ROUNDS / 2);
  results[name] = {
    build: { seconds: median(counted.map(({ built }) => built)) },
    print: { seconds: median(counted.map(({ printed }) => printed)) },
  };
}
await printer.close();
await running.end();
writeFileSync(file, JSON.stringify(results));

async function printBare() {
  await bare.setContent(page, { waitUntil: 'load' });
  await bare.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}

/** Seconds. */
async function time(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

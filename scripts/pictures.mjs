// Makes the pictures of README.md from what is in output/: a page of the PDF, the web page, a page of the EPUB.
// Needs pdftoppm (poppler-utils), convert (imagemagick) and a Chromium that PUPPETEER_EXECUTABLE_PATH names.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readZip } from '../dist/formats/epub/read-zip.js';
import puppeteer from 'puppeteer';

const name = 'output/putin-north-korea-visit';
const pictures = resolve('docs/pictures');
const folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));

execFileSync('pdftoppm', [
  '-r',
  '72',
  '-png',
  '-f',
  '1',
  '-l',
  '1',
  '-singlefile',
  `${name}.pdf`,
  `${pictures}/pdf`,
]);
const browser = await puppeteer.launch({ args: ['--no-sandbox'] });
try {
  await takePicture(`file://${resolve(`${name}.html`)}`, 'web', 595, 842, 'light');
  await takePicture(`file://${resolve(`${name}.html`)}`, 'web-dark', 375, 842, 'dark');
  unpack(`${name}.epub`);
  await takePicture(`file://${folder}/OEBPS/briefing.xhtml`, 'epub', 595, 842, 'light');
  for (const file of ['pdf', 'web', 'web-dark', 'epub']) {
    const path = `${pictures}/${file}.png`;
    execFileSync('convert', [path, '-strip', '-colors', '48', `PNG8:${path}`]);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function takePicture(url, file, width, height, scheme) {
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url);
  await page.screenshot({ path: `${pictures}/${file}.png` });
  await page.close();
}

/** E-readers put margins round a page of their own. */
function unpack(path) {
  for (const [entry, bytes] of readZip(readFileSync(path))) {
    const target = join(folder, entry);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  appendFileSync(join(folder, 'OEBPS/style.css'), 'body { margin: 48px }');
}

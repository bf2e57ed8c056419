// Makes the pictures of README.md and docs/gallery.md, and that page itself: PDFs, web pages by day and by night,
// books. Needs pdftoppm (poppler-utils) and convert (imagemagick).
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
import { build, createNodeHost } from '../dist/index.js';
import { readZip } from '../dist/formats/epub/read-zip.js';
import { launchOwn } from './validate/browser.mjs';

const SEED = 'source/putin-north-korea-visit.txt';
const ofCase = (name) => `test/cases/${name}/input.md`;

/** What README shows, by the names that it gives the pictures. */
const README = [
  { name: 'pdf', source: SEED, view: 'pdf' },
  { name: 'web', source: SEED, view: 'web' },
  { name: 'web-dark', source: SEED, view: 'phone at night' },
  { name: 'epub', source: SEED, view: 'epub' },
];

/** What the gallery shows: one row of pictures each. */
const GALLERY = [
  ...['news', 'bulletin'].map((profile) => ({
    title: `The template ${profile}`,
    profile,
    source: ofCase('rich-markdown'),
    views: ['pdf', 'web', 'web at night', 'phone', 'phone at night', 'epub'],
  })),
  ...['policy', 'intel', 'incident'].map((name) => ({
    title: `The template ${name}`,
    source: ofCase(name),
    views: ['pdf', 'web', 'epub'],
  })),
  {
    title: 'Formulae, tables, pictures and code',
    source: ofCase('rich-markdown'),
    views: ['pdf'],
    page: 2,
  },
  { title: 'An edition', source: 'test/week.edition.yaml', views: ['pdf', 'web', 'phone'] },
  { title: 'A long briefing, with contents', source: ofCase('long'), views: ['pdf'] },
  { title: 'Arabic', source: ofCase('arabic'), views: ['pdf', 'phone', 'epub'] },
  { title: 'Japanese', source: ofCase('japanese'), views: ['pdf', 'phone', 'epub'] },
  { title: 'Japanese in columns', source: ofCase('vertical'), views: ['pdf', 'phone', 'epub'] },
];

const VIEWS = {
  web: { width: 595, height: 842, scheme: 'light' },
  'web at night': { width: 595, height: 842, scheme: 'dark' },
  phone: { width: 375, height: 842, scheme: 'light' },
  'phone at night': { width: 375, height: 842, scheme: 'dark' },
  epub: { width: 595, height: 842, scheme: 'light' },
};

const folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
const host = createNodeHost();
const running = await launchOwn();
try {
  mkdirSync('docs/pictures/gallery', { recursive: true });
  for (const { name, source, view } of README) {
    await takePicture(await buildCase(source), view, `docs/pictures/${name}.png`);
  }
  const parts = [];
  for (const part of GALLERY) parts.push(await takePart(part));
  writeFileSync('docs/gallery.md', `${[intro(), ...parts].join('\n\n')}\n`);
} finally {
  await running.end();
  rmSync(folder, { recursive: true });
}

function intro() {
  return '# Gallery\n\nWhat Galley makes of the test cases, as `npm run pictures` takes it: a page of the PDF, the web page on a desk and a phone, by day and by night, the book on a light ground. (The texts are made up.)';
}

async function takePart({ title, source, profile, views, page }) {
  const files = await buildCase(source, profile);
  const slug = title.toLowerCase().replace(/[^a-z]+/g, '-');
  const pictures = [];
  for (const view of views) {
    const path = `pictures/gallery/${slug}-${view.replaceAll(' ', '-')}.png`;
    await takePicture(files, view, `docs/${path}`, page);
    const width = view.startsWith('phone') ? 190 : 300;
    pictures.push(`<img src="${path}" width="${width}" alt="${title}: ${view}" />`);
  }
  const origin = `Source: [${source}](../${source})`;
  return `## ${title}\n\n${origin}\n\n${pictures.join('\n')}`;
}

/** Builds a source; gives the paths of what came out, by format. */
async function buildCase(source, profile = 'news') {
  const output = mkdtempSync(join(folder, 'case-'));
  const { briefings } = await build(host, { sources: [source], output, profile });
  const artifacts = briefings[0].artifacts.map(({ format, path }) => [format, join(output, path)]);
  return Object.fromEntries(artifacts);
}

async function takePicture(files, view, path, number = 1) {
  if (view === 'pdf') {
    const flags = ['-r', '72', '-png', '-f', number, '-l', number, '-singlefile'];
    execFileSync('pdftoppm', [...flags, files.pdf, path.replace(/\.png$/, '')]);
  } else await takeScreen(view === 'epub' ? unpack(files.epub) : files.html, VIEWS[view], path);
  execFileSync('convert', [path, '-strip', '-colors', '48', `PNG8:${path}`]);
}

async function takeScreen(file, { width, height, scheme }, path) {
  const page = await running.browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`file://${resolve(file)}`);
  await page.screenshot({ path });
  await page.close();
}

/** Unpacks a book and gives its chapter. E-readers put margins round a page of their own. */
function unpack(path) {
  const book = mkdtempSync(join(folder, 'book-'));
  for (const [entry, bytes] of readZip(readFileSync(path))) {
    const target = join(book, entry);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  appendFileSync(join(book, 'OEBPS/style.css'), 'body { margin: 48px }');
  return join(book, 'OEBPS/briefing.xhtml');
}

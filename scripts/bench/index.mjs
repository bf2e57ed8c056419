// Measures Galley against its floors and its peers, and writes docs/performance.md: npm run bench [-- --small]
// All figures that are compared are taken in one run, in turn. --small is a trial with a tenth of the briefings.
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCorpus } from './corpus.mjs';
import { findProgram, measure, measureInTurn } from './measure.mjs';
import { VIVLIOSTYLE, writeReport } from './report.mjs';

const SEED = 1;
const ROUNDS = 5;
const scale = process.argv.includes('--small') ? 0.1 : 1;
const sizes = {
  few: 100 * scale,
  many: 200 * scale,
  archive: 1000 * scale,
  most: 2000 * scale,
  huge: 10_000 * scale,
};
const root = mkdtempSync(join(tmpdir(), 'galley-bench-'));
const cli = resolve('dist/galley.cjs');
const node = (...args) => measure(root, process.execPath, args);
const galley = (...args) => node(cli, 'build', '--quiet', ...args);
const clear = (...names) =>
  names.forEach((name) => rmSync(join(root, name), { recursive: true, force: true }));
const toPath = (name) => fileURLToPath(import.meta.resolve(name));
const say = (text) => process.stderr.write(`${text}\n`);

try {
  cpSync('source', join(root, 'seed'), { recursive: true });
  for (const size of Object.values(sizes)) makeCorpus(join(root, String(size)), size, SEED);
  const load = loadavg()[0];
  const results = {
    one: measureOne(),
    warm: measureWarm(),
    many: measureMany(),
    growth: measureGrowth(),
    nothing: measureNothing(),
  };
  const circumstances = {
    node: process.version,
    cores: availableParallelism(),
    load,
    scale,
    sizes,
    seed: SEED,
    rounds: ROUNDS,
  };
  await writeReport(results, circumstances);
} finally {
  rmSync(root, { recursive: true });
}

/** The briefing in `source/`, three formats, against a bare print and against others. */
function measureOne() {
  say('one briefing');
  galley('seed', '-o', 'page', '--no-cache');
  const page = join(
    root,
    'page',
    readdirSync(join(root, 'page')).find((name) => name.endsWith('.html')),
  );
  const text = findText();
  const run =
    (program, ...args) =>
    () =>
      measure(root, program, args);
  const peers = {
    'chromium --print-to-pdf': [
      'chromium',
      run('chromium', '--headless', '--no-sandbox', `--print-to-pdf=${root}/bare.pdf`, page),
    ],
    'pandoc, weasyprint': ['weasyprint', () => printWithPandoc(text)],
    'asciidoctor-pdf': ['asciidoctor-pdf', run('asciidoctor-pdf', text, '-o', 'a.pdf')],
    typst: ['typst', () => printWithTypst(text)],
  };
  const absent = Object.entries(peers)
    .filter(([, [program]]) => !findProgram(program))
    .map(([name]) => name);
  for (const name of absent) say(`SKIPPED, not installed: ${name}`);
  const present = Object.entries(peers).filter(([name]) => !absent.includes(name));
  const things = {
    cold: () => galley('seed', '-o', 'out', '--no-cache'),
    ...Object.fromEntries(present.map(([name, [, it]]) => [name, it])),
  };
  return { absent, ...measureInTurn(ROUNDS, things) };
}

/** The briefing in `source/` in a process that has built it before, against a bare print of its page. */
function measureWarm() {
  say('one briefing, warm');
  const folder = join(root, 'warm');
  mkdirSync(folder);
  const result = join(folder, 'result.json');
  node(toPath('./warm.mjs'), findText(), folder, result);
  return JSON.parse(readFileSync(result, 'utf8'));
}

function findText() {
  const folder = join(root, 'seed');
  return join(
    folder,
    readdirSync(folder).find((name) => /\.(?:txt|md)$/.test(name)),
  );
}

function printWithPandoc(text) {
  const all = ['html', 'epub', 'pdf'].map((type) =>
    measure(root, 'pandoc', [
      ...(type === 'pdf' ? ['--pdf-engine=weasyprint'] : []),
      '-s',
      '-f',
      'markdown',
      '-M',
      'title=T',
      text,
      '-o',
      `p.${type}`,
    ]),
  );
  return { seconds: all.reduce((sum, { seconds }) => sum + seconds, 0) };
}

function printWithVivliostyle(text) {
  // It looks through all of the folder in which it runs.
  const folder = join(root, 'vivliostyle');
  mkdirSync(folder, { recursive: true });
  copyFileSync(text, join(folder, 'v.md'));
  const browser = findProgram('chromium');
  const outputs = ['v.pdf', 'v.epub', 'v-web'].flatMap((name) => ['-o', name]);
  const options = browser === undefined ? [] : ['--executable-browser', browser];
  return measure(folder, 'vivliostyle', ['build', 'v.md', ...outputs, ...options]);
}

function printWithTypst(text) {
  writeFileSync(join(root, 't.typ'), `#read(${JSON.stringify(text)})`);
  return measure(root, 'typst', ['compile', '--root', '/', 't.typ', 't.pdf']);
}

/**
 * Many briefings with nothing cached, against a bare print of the same pages in the same browser, and against
 * Vivliostyle, which takes one document at a time: the first of them.
 */
function measureMany() {
  say(`${sizes.many} briefings`);
  const pages = join(root, 'pages.json');
  node(toPath('./catch-pages.mjs'), String(sizes.many), pages);
  const text = join(root, String(sizes.many), 'briefing-00000.md');
  const hasPeer = findProgram('vivliostyle') !== undefined;
  if (!hasPeer) say(`SKIPPED, not installed: ${VIVLIOSTYLE}`);
  return measureInTurn(ROUNDS, {
    build: () => galley(String(sizes.many), '-o', 'out', '--no-cache'),
    print: () => node(toPath('./print-pages.mjs'), pages),
    ...(hasPeer && { [VIVLIOSTYLE]: () => printWithVivliostyle(text) }),
  });
}

/** Memory and cost of more and more briefings, nothing cached; into a store as well. */
function measureGrowth() {
  say(`${sizes.few}, ${sizes.archive} and ${sizes.most} briefings`);
  const { few, fewKept } = measureInTurn(ROUNDS, {
    few: () => galley(String(sizes.few), '-o', 'few', '--no-cache'),
    fewKept: () => {
      clear('.cache', 'few');
      return galley(String(sizes.few), '-o', 'few');
    },
  });
  clear('.cache', 'out');
  const archive = galley(String(sizes.archive), '-o', 'out');
  const most = galley(String(sizes.most), '-o', 'most', '--no-cache');
  return { few, fewKept, archive, most };
}

/** Builds with nothing to do, and with one changed briefing, of the archive that `measureGrowth` left. */
function measureNothing() {
  say('nothing to do');
  const archive = String(sizes.archive);
  const changed = join(
    root,
    archive,
    readdirSync(join(root, archive)).find((name) => name.endsWith('.md')),
  );
  const change = () => {
    appendFileSync(changed, `\nNote ${performance.now()}.\n`);
    return galley(archive, '-o', 'out');
  };
  const small = measureInTurn(ROUNDS, {
    empty: () => node('-e', '0'),
    archive: () => galley(archive, '-o', 'out'),
    single: () => galley(changed, '-o', 'single', '--no-cache'),
    change,
  });
  say(`${sizes.huge} briefings, HTML`);
  const html = [String(sizes.huge), '-o', 'huge', '--format', 'html'];
  galley(...html);
  const large = measureInTurn(ROUNDS, {
    empty: () => node('-e', '0'),
    huge: () => galley(...html),
    reading: () => node('-e', readAll(join(root, String(sizes.huge)))),
  });
  return { small, large };
}

function readAll(folder) {
  return `const f = require('fs'), c = require('crypto'); for (const n of f.readdirSync(${JSON.stringify(folder)})) if (n.endsWith('.md')) c.createHash('sha256').update(f.readFileSync(${JSON.stringify(`${folder}/`)} + n)).digest('hex');`;
}

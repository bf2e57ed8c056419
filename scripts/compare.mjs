// Gives the seed to Galley and to the converters that are installed, and prints what came of it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';

const seed = resolve('source/putin-north-korea-visit.txt');
const folder = mkdtempSync(join(tmpdir(), 'galley-compare-'));
const tools = {
  galley: {
    version: ['node', 'dist/cli.js', '--version'],
    html: (out) => ['node', 'dist/cli.js', 'build', seed, '--format', 'html', '-o', out],
    epub: (out) => ['node', 'dist/cli.js', 'build', seed, '--format', 'epub', '-o', out],
    file: (out, type) => `${out}/putin-north-korea-visit.${type}`,
  },
  pandoc: {
    version: ['pandoc', '--version'],
    html: (out) => ['pandoc', '-s', '-f', 'markdown', seed, '-o', `${out}.html`],
    epub: (out) => ['pandoc', '-f', 'markdown', '-M', 'title=A visit', seed, '-o', `${out}.epub`],
    file: (out, type) => `${out}.${type}`,
  },
};

const rows = [];
for (const [name, tool] of Object.entries(tools)) rows.push(await measure(name, tool));
console.table(rows);
rmSync(folder, { recursive: true });

async function measure(name, tool) {
  let version;
  try {
    [version] = run(tool.version).split('\n');
  } catch {
    return { tool: name, version: 'not installed' };
  }
  const [page] = make(name, tool, 'html');
  const html = page.toString('utf8').replace(/<footer[\s\S]*<\/footer>/, '');
  const [first, second] = make(name, tool, 'epub');
  const { errorCount, warningCount } = await EpubCheck.validate(first);
  return {
    tool: name,
    version,
    'sections found (of 3)': count(html, /<h2/g),
    'list items and terms (of 8)': count(html, /<li|<dt/g),
    'EPUB errors': errorCount,
    'EPUB warnings': warningCount,
    'EPUB twice the same': hash(first) === hash(second),
  };
}

function make(name, tool, type) {
  return [1, 2].map((turn) => {
    const out = join(folder, `${name}-${type}-${turn}`);
    run(tool[type](out));
    return readFileSync(tool.file(out, type));
  });
}

function run([command, ...args]) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function count(text, pattern) {
  return (text.match(pattern) ?? []).length;
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

// Joins the compiled command line, the thread for work and the libraries that they load into parts in dist/, and puts
// beside them what starts them: the repository's own scripts start that, since opening 600 small files takes a fifth of the time that a briefing
// needs. The published package has the plain files only.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { makeReady } from './ready.mjs';

const MAIN = 'dist/cli/main.js';
const THREAD = 'dist/press/work-thread.js';

/** The plain files load this library by its path. */
const joinPdfLibrary = {
  name: 'join the library for PDFs',
  setup(builder) {
    const library = resolve('node_modules/@cantoo/pdf-lib/dist/pdf-lib.min.js');
    builder.onLoad({ filter: /formats.pdf.pdf-lib\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      if (!code.includes('load(findFile())')) throw new Error(`${path} loads no file any more`);
      return { contents: code.replace('load(findFile())', `require(${JSON.stringify(library)})`) };
    });
  },
};

/** The browser is started by us: of Puppeteer only what speaks with it is joined, which is in its build for browsers. */
const joinConnection = {
  name: 'join what speaks with the browser',
  setup(builder) {
    const entry = 'node_modules/puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js';
    builder.onResolve({ filter: /^puppeteer$/ }, ({ importer }) =>
      importer.endsWith('launch-browser.js') ? { path: resolve(entry) } : undefined,
    );
  },
};

/** What libraries bring along for want of it in older versions of Node. */
const useOwn = {
  name: 'use what Node has itself',
  setup(builder) {
    const own = { 'node-fetch': 'fetch', 'abort-controller': 'AbortController' };
    builder.onResolve({ filter: /^(?:node-fetch|abort-controller)$/ }, ({ path }) => {
      return { path, namespace: 'own' };
    });
    builder.onLoad({ filter: /.*/, namespace: 'own' }, ({ path }) => {
      return { contents: `module.exports = ${own[path]};` };
    });
  },
};

/** What libraries load at once and Galley hardly ever needs, or never, and what loads it when it is used. */
const LATER = [
  {
    // What starts other programs, of which there are none, and takes as long to load as commander.
    file: /commander.lib.command\.js$/,
    load: "= require('node:child_process');",
    later: "= { spawn: (...args) => require('node:child_process').spawn(...args) };",
  },
  {
    // What cleans the HTML of chapters: ours are finished XML.
    file: /epub-gen-memory.dist.lib.util.html\.js$/,
    load: '= require("./html-parse");',
    later: '= { get fixHTML() { return require("./html-parse").fixHTML; } };',
  },
  {
    // What logs for those who set DEBUG.
    file: /puppeteer-core.lib.esm.puppeteer.common.Debug\.js$/,
    load: '(await importDebug())(prefix)(logArgs);',
    later: 'if (process.env.DEBUG) (await importDebug())(prefix)(logArgs);',
  },
  {
    // A report on the whole process, which tells it whose C library is there: that of Linux on x64 mostly is.
    file: /@resvg.resvg-js.js-binding\.js$/,
    load: 'function isMusl(){',
    later:
      'function isMusl(){if(existsSync("/lib64/ld-linux-x86-64.so.2")&&!existsSync("/lib/ld-musl-x86_64.so.1"))return!1;',
  },
];

const loadLater = {
  name: 'load later what is hardly ever used',
  setup(builder) {
    for (const { file, load, later } of LATER) {
      builder.onLoad({ filter: file }, ({ path }) => {
        const code = readFileSync(path, 'utf8');
        if (!code.includes(load)) throw new Error(`${path} loads it in another way`);
        return { contents: code.replace(load, later) };
      });
    }
  },
};

/** What stands for `import.meta.url` in a part. */
const PART_URL = "const partUrl=require('node:url').pathToFileURL(__filename).href;";

const { outputFiles, metafile } = await build({
  entryPoints: [MAIN, THREAD],
  outdir: 'dist',
  plugins: [joinPdfLibrary, joinConnection, useOwn, loadLater],
  // The name of a part changes with what is in it, and in the parts that it loads.
  entryNames: 'galley-[hash]',
  chunkNames: 'galley-[hash]',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Native code, and what is found by its path.
  external: ['@resvg/resvg-js-*', '*.node', '@sparticuz/chromium', 'typescript', 'harfbuzzjs'],
  metafile: true,
  write: false,
  logLevel: 'warning',
});

const parts = outputFiles.map(({ path, text }) => ({ name: basename(path), text }));
const codes = [];
for (const { name, text } of parts) {
  const { code } = await transform(text, {
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // A script that was compiled before can't import other parts and what stays outside, but require it.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'partUrl' },
    // What is shorter is read faster; names stay, for the traces of errors.
    minifyWhitespace: true,
    minifySyntax: true,
    // The frame of a CommonJS module, which the launcher fills.
    banner: `(function(exports,require,module,__filename,__dirname){${text.includes('import.meta.url') ? PART_URL : ''}`,
    footer: '})',
  });
  // What has ASCII only is read in a tenth of the time; esbuild leaves other characters in regular expressions.
  codes.push([name, code.replace(/[^\0-\x7f]/g, escapeCharacter)]);
}

// What was compiled of parts that are still the same is kept.
for (const old of readdirSync('dist')) {
  if (/^galley(?!-parts\.).*\.(?:c?js|cache)$/.test(old)) rmSync(`dist/${old}`);
}
// A process that runs goes on reading the old file.
rmSync('dist/galley-parts.cjs', { force: true });
writeFileSync('dist/galley-parts.cjs', codes.map(([, code]) => code).join(''), 'latin1');
const sizes = Object.fromEntries(codes.map(([name, { length }]) => [name, length]));
await writeLauncher('scripts/launcher.mjs', MAIN, 'dist/galley.cjs');
await writeLauncher('scripts/thread-launcher.mjs', THREAD, 'dist/galley-thread.cjs');

await makeReady('dist/galley-ready');

/** Writes what starts a part: as CommonJS, since Node takes longer to start a module. */
async function writeLauncher(source, start, outfile) {
  const outputs = Object.entries(metafile.outputs);
  const [entry] = outputs.find(([, { entryPoint }]) => entryPoint === start);
  await build({
    entryPoints: [source],
    outfile,
    define: {
      ENTRY: JSON.stringify(basename(entry)),
      PARTS: JSON.stringify(sizes),
      'import.meta.url': 'partUrl',
    },
    banner: { js: PART_URL },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}

function escapeCharacter(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

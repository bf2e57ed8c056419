// Joins the compiled command line and the libraries that it loads into one file in dist/, and puts beside it what starts
// it: the repository's own scripts start that, since opening 600 small files takes a fifth of the time that a briefing
// needs. The published package has the plain files only.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';

/** The plain files load this library by its path. */
const joinPdfLibrary = {
  name: 'join the library for PDFs',
  setup(builder) {
    const library = resolve('node_modules/@cantoo/pdf-lib/dist/pdf-lib.min.js');
    builder.onLoad({ filter: /formats.pdf.pdf-lib\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      if (!code.includes('load(file)')) throw new Error(`${path} loads no file any more`);
      return { contents: code.replace('load(file)', `require(${JSON.stringify(library)})`) };
    });
  },
};

const { metafile } = await build({
  entryPoints: { galley: 'dist/cli/main.js' },
  outdir: 'dist',
  plugins: [joinPdfLibrary],
  // The name of the bundle changes with what is in it.
  entryNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // A script that was compiled before can't import what stays outside, but require it.
  supported: { 'dynamic-import': false },
  // What is shorter is read faster; names stay, for the traces of errors.
  minifyWhitespace: true,
  minifySyntax: true,
  // The frame of a CommonJS module, which the launcher fills.
  banner: {
    js: "(function(exports,require,module,__filename,__dirname){const bundleUrl=require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
  define: { 'import.meta.url': 'bundleUrl' },
  // Native code, and what is found by its path.
  external: ['@resvg/resvg-js', '@sparticuz/chromium', 'typescript', 'harfbuzzjs'],
  metafile: true,
  logLevel: 'warning',
});

// What has ASCII only is read in a tenth of the time; esbuild leaves other characters in regular expressions.
const name = basename(Object.keys(metafile.outputs)[0]);
const code = readFileSync(`dist/${name}`, 'utf8').replace(/[^\0-\x7f]/g, escapeCharacter);
writeFileSync(`dist/${name}`, code, 'latin1');

for (const old of readdirSync('dist')) {
  if (/^galley(?:-|\.)/.test(old) && !old.startsWith(name)) rmSync(`dist/${old}`);
}
const launcher = readFileSync('scripts/launcher.mjs', 'utf8').replace('BUNDLE', name);
writeFileSync('dist/galley.js', launcher, { mode: 0o755 });

function escapeCharacter(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

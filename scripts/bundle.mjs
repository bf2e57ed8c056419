// Joins the compiled command line and the libraries that it loads into a few files in dist/: the repository's own
// scripts start those, since opening 600 small files takes a fifth of the time that a briefing needs.
// The published package has the plain files only.
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

// Names of parts change with what is in them.
for (const name of readdirSync('dist')) if (/^galley.*\.js$/.test(name)) rmSync(`dist/${name}`);

// What CommonJS modules expect to find, for those that are joined into modules.
const banner = [
  "import { createRequire as bundleRequire } from 'node:module';",
  "import { dirname as bundleFolder } from 'node:path';",
  "import { fileURLToPath as bundlePath } from 'node:url';",
  'const require = bundleRequire(import.meta.url);',
  'const __filename = bundlePath(import.meta.url);',
  'const __dirname = bundleFolder(__filename);',
].join('\n');

await build({
  entryPoints: { galley: 'dist/cli.js' },
  outdir: 'dist',
  entryNames: '[name]',
  chunkNames: 'galley-[hash]',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // What is shorter is read faster; names stay, for the traces of errors.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: banner },
  // Native code, WebAssembly and files that are found by path.
  external: [
    '@resvg/resvg-js',
    '@sparticuz/chromium',
    'epub-gen-memory',
    'subset-font',
    'typescript',
  ],
  logLevel: 'warning',
});

#!/usr/bin/env node
// Loads nothing but the program, so that it can still speak if the program itself can't be loaded.
// Node takes a file for missing, too, if it may open no more.
const UNLOADABLE = ['EMFILE', 'ERR_MODULE_NOT_FOUND'];

try {
  const { main } = await import('./cli/main.js');
  process.exitCode = await main(process.argv);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!UNLOADABLE.includes(code)) throw error;
  process.stderr.write(
    'galley: Galley cannot be loaded: too many open files, or a part of it is missing.\n' +
      '    Allow more open files (`ulimit -n 1024`), or install Galley anew.\n',
  );
  process.exitCode = 3;
}

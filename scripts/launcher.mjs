#!/usr/bin/env node
// Starts the bundle.
import { setFlagsFromString } from 'node:v8';
import { loadPart, writeCaches } from './load-parts.mjs';

// In a long build V8 would forget what is called once, such as all that loads the libraries.
setFlagsFromString('--no-flush-bytecode');
// In a long build V8 would let the heap grow to four times of what is in use before it collects it all.
setFlagsFromString('--heap-growing-percent=140');
// V8 compiles an expression anew, to machine code, when it is used for the second time: in a single build hardly any is
// used often enough for that to pay.
setFlagsFromString('--regexp-tier-up-ticks=16');
// V8 optimises on threads of its own, while the browser needs the processors as well: here it does so after four times the
// work that it waits for otherwise, since a single build is over before it pays.
// Later versions have no such flag.
if (Number.parseInt(process.versions.node, 10) < 24)
  setFlagsFromString('--interrupt-budget=600000');
// To optimise the WebAssembly that unpacks and cuts fonts takes longer than to cut those of fifty briefings.
setFlagsFromString('--wasm-tiering-budget=100000000');
void run();

async function run() {
  process.exitCode = await loadPart(ENTRY).main(process.argv);
  if (process.argv[2] !== 'build' || process.exitCode > 1) return;
  writeCaches();
  // Ending at once spares what was built from being freed object by object. Nothing may still wait to be printed.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}

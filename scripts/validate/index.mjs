// Builds every case with every template that it is for, holds each artifact against every checker that this
// machine has, and prints one table. A checker that can't run is a row that says so. Exit 1 on any finding.
import { buildCases } from './cases.mjs';
import { aceChecker, epubcheckChecker, epubcheckTsChecker } from './epub.mjs';
import { axeChecker, lighthouseChecker, nuChecker } from './html.mjs';
import { ownPdfChecker, qpdfChecker, veraPdfChecker } from './pdf.mjs';
import { Missing } from './tools.mjs';

const checkers = [
  nuChecker,
  axeChecker,
  lighthouseChecker,
  ownPdfChecker,
  qpdfChecker,
  veraPdfChecker,
  epubcheckChecker,
  epubcheckTsChecker,
  aceChecker,
];

const wanted = process.argv.slice(2);
const artifacts = await buildCases('output/validate');
const rows = [];
for (const checker of checkers) {
  if (wanted.length === 0 || wanted.includes(checker.name))
    rows.push(...(await runChecker(checker)));
}
console.table(rows, ['case', 'format', 'checker', 'version', 'errors', 'warnings']);
const faulty = rows.filter(({ errors, warnings }) => errors > 0 || warnings > 0);
for (const { name, checker, found } of faulty) {
  console.error(`\n${checker}: ${name}\n${found.map((line) => `  ${line}`).join('\n')}`);
}
const missing = rows.filter(({ errors }) => errors === 'NOT RUN');
for (const { checker, why } of missing) console.error(`\n!!! ${checker} did NOT run: ${why}`);
const judged = rows.length - missing.length;
console.log(
  `\n${artifacts.length} artifacts, ${judged} verdicts, ${faulty.length} with findings, ${missing.length} checkers not run`,
);
process.exitCode = faulty.length > 0 || judged === 0 ? 1 : 0;

/** The rows of a checker: one for each artifact of its format, or one that says why it did not run. */
async function runChecker({ name: checker, format, open }) {
  const files = artifacts.filter((artifact) => artifact.format === format);
  process.stderr.write(`${checker} …\n`);
  let judge;
  try {
    judge = await open();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    const none = { version: '-', errors: 'NOT RUN', warnings: 'NOT RUN' };
    return [{ case: '-', format, checker, ...none, why: error.message }];
  }
  try {
    const verdicts = await judge.judgeAll(files.map(({ path }) => path));
    return files.map((file, index) => {
      const { errors, warnings } = verdicts[index];
      return {
        case: file.name,
        name: file.path,
        format,
        checker,
        version: judge.version,
        errors: errors.length,
        warnings: warnings.length,
        found: [...errors, ...warnings],
      };
    });
  } finally {
    await judge.close?.();
  }
}

// Holds the editorial rules against texts with planted flaws that their authors had not seen (test/corpus): which
// flaws are found, and what is found beside them. With --all, every miss and every finding that no flaw explains.
import { readdir, readFile } from 'node:fs/promises';
import { check, createNodeHost } from '../dist/index.js';

const FOLDER = process.argv.find((it, at) => at > 1 && !it.startsWith('--')) ?? 'test/corpus';

/** The rules that find a kind of flaw. */
const FINDERS = {
  number: ['number-drift', 'number-unsupported', 'percent-arith', 'sum-arith', 'quote-drift'],
  'new-number': ['number-unsupported', 'number-drift', 'takeaway-unsupported', 'takeaway-new'],
  quote: ['quote-drift', 'number-drift'],
  speaker: ['quote-speaker'],
  'no-speaker': ['quote-unattributed'],
  attribution: ['attribution-lost'],
  role: ['role-swap', 'quote-speaker'],
  tense: ['tense-mismatch'],
  direction: ['direction-flip', 'negation-flip'],
  negation: ['negation-flip', 'direction-flip'],
  name: ['name-unsupported', 'takeaway-unsupported', 'takeaway-new', 'name-variant'],
  spelling: ['name-variant', 'name-unsupported'],
  unsupported: ['takeaway-unsupported', 'takeaway-new', 'name-unsupported', 'number-unsupported'],
  weekday: ['weekday-mismatch'],
  date: ['date-impossible', 'range-reversed'],
  duration: ['duration-mismatch', 'number-drift'],
  'no-year': ['date-no-year'],
  interval: ['interval-conflict', 'number-drift', 'number-unsupported'],
  first: ['first-conflict'],
  arithmetic: ['percent-arith', 'sum-arith'],
  glossary: ['glossary-unused', 'glossary-duplicate'],
  hedge: ['hedge-uncalibrated'],
  likelihood: ['likelihood-confidence', 'likelihood-mixed'],
  superlative: ['superlative-unsourced'],
  marking: ['tlp-form', 'front-matter-invalid'],
  missing: ['meta-missing'],
  'quotes-style': ['quotes-mixed'],
};

/** Judgements are what this judges; structure has tests of its own. */
const JUDGEMENTS = new Set(Object.values(FINDERS).flat());
/** What is said of a whole text rather than of a line. */
const WHOLE = new Set(['meta-missing', 'hedge-uncalibrated', 'quotes-mixed', 'likelihood-mixed']);

const files = (await readdir(FOLDER, { recursive: true })).filter((it) =>
  /^(?!published\/).*(?<!README)\.(?:txt|md)$/.test(it),
);
const paths = files.toSorted().map((file) => `${FOLDER}/${file}`);
const checked = await check(createNodeHost(), { sources: paths });
const results = await Promise.all(checked.map(judge));
print(results.flat());

async function judge(file) {
  const flaws = await readFlaws(file.path);
  const findings = file.messages
    .filter(({ ruleId }) => JUDGEMENTS.has(ruleId))
    .map((message) => ({ message, lines: listLines(message), explained: false }));
  for (const flaw of flaws) {
    for (const finding of findings) {
      const { ruleId } = finding.message;
      if (!FINDERS[flaw.kind].includes(ruleId)) continue;
      const meets = WHOLE.has(ruleId) || finding.lines.some((line) => flaw.lines.includes(line));
      if (!meets) continue;
      finding.explained = true;
      flaw.found = true;
    }
  }
  // A flaw can show in a second way, such as a swapped name that is also a name without support.
  const flawed = new Set(flaws.flatMap(({ lines }) => lines));
  for (const finding of findings) {
    finding.beside = !finding.explained && flawed.has(finding.lines[0]);
  }
  return { path: file.path, flaws, findings };
}

async function readFlaws(path) {
  const text = await readFile(path.replace(/\.[^.]+$/, '.flaws.tsv'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((row) => {
      const [line, other, kind, words] = row.split('\t');
      return { lines: [line, other].map(Number).filter(Boolean), kind, words, found: false };
    });
}

function listLines(message) {
  return [message.line ?? 1, ...(message.related ?? []).map(({ place }) => place.start.line)];
}

function print(judged) {
  const flaws = judged.flatMap((result) => result.flaws);
  const findings = judged.flatMap((result) =>
    result.findings.map((finding) => ({ ...finding, path: result.path })),
  );
  console.log(`${String(judged.length)} texts, ${String(flaws.length)} planted flaws`);
  const found = flaws.filter((flaw) => flaw.found).length;
  console.log(`recall ${share(found, flaws.length)}`);
  // That a date or an author is missing is a fact about a text, not a judgement of what it says.
  const judgements = findings.filter(({ message }) => message.ruleId !== 'meta-missing');
  for (const [name, fatal] of [
    ['error', true],
    ['warning', false],
    ['info', undefined],
  ]) {
    const level = judgements.filter(({ message }) => message.fatal === fatal);
    const right = level.filter(({ explained }) => explained).length;
    const beside = level.filter((finding) => finding.beside).length;
    console.log(
      `${name}s: ${String(level.length)}, precision ${share(right, level.length)}, ${String(beside)} more on the line of a flaw`,
    );
  }
  for (const kind of Object.keys(FINDERS)) {
    const of = flaws.filter((flaw) => flaw.kind === kind);
    if (of.length > 0)
      console.log(
        `  ${kind}: ${String(of.filter((flaw) => flaw.found).length)}/${String(of.length)}`,
      );
  }
  if (process.argv.includes('--all')) list(judged, findings);
}

function list(judged, findings) {
  console.log('\nMissed');
  for (const { path, flaws } of judged) {
    for (const { lines, kind, words, found } of flaws) {
      if (!found) console.log(`  ${path}:${lines.join(',')} ${kind}: ${words}`);
    }
  }
  console.log('\nNot explained by a flaw');
  for (const { path, message, explained, beside } of findings) {
    if (explained) continue;
    const level = message.fatal ? 'ERROR' : message.fatal === false ? 'warning' : 'info';
    console.log(
      `  ${path}:${String(message.line ?? 1)} ${level} ${message.ruleId}${beside ? ' (beside a flaw)' : ''}: ${message.reason}`,
    );
  }
}

function share(part, whole) {
  const value = whole === 0 ? '-' : (part / whole).toFixed(2);
  return `${value} (${String(part)} of ${String(whole)})`;
}

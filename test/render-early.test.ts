import { expect, it } from 'vitest';
import { build, type BuildOptions } from '../src/build.js';
import type { PrintPage } from '../src/model/print-page.js';
import type { Progress } from '../src/model/result.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';
import { joinPage } from './print-html.js';

const LEAD = 'A lead that has words enough to be one, so that no one who reads it has to ask.';
const TEXT = `# Title\n\n${LEAD}\n\n## Key Takeaways\n\n- One thing.\n- Two.\n- Three.\n\n## Analysis\n\n[Dead](#nowhere)\n`;
const CACHE = 'cache';

/** Builds with the real browser, and counts what is printed. */
const open = (host: MemoryHost, options: BuildOptions) => {
  const printed: string[] = [];
  const openPrinter: MemoryHost['openPrinter'] = async (onStart) => {
    const printer = await host.openPrinter(onStart);
    const print = (page: PrintPage) => {
      printed.push(joinPage(page));
      return printer.print(page);
    };
    return { ...printer, print };
  };
  return { printed, building: build({ ...host, openPrinter }, { cache: CACHE, ...options }) };
};

it('a briefing that turns out to be wrong is printed, and nothing is kept of it', async () => {
  const host = createMemoryHost({
    'source/a.md': TEXT,
    'galley.yaml': 'levels:\n  meta-missing: error\n',
  });
  const { printed, building } = open(host, {});
  const [built] = (await building).briefings;
  expect(printed).toHaveLength(1);
  expect(built?.artifacts).toEqual([]);
  expect(built?.file.messages.some(({ ruleId }) => ruleId === 'link-dead')).toBe(false);
  const kept = [...host.files].filter(
    ([path, { length }]) => path.startsWith('output') || length > 9000,
  );
  expect(kept.map(([path]) => path)).toEqual(['output/manifest.json']);
});

it('what rendering finds is told once, after what judging finds', async () => {
  const host = createMemoryHost({ 'source/a.md': TEXT });
  const { printed, building } = open(host, {});
  const [built] = (await building).briefings;
  expect(printed).toHaveLength(1);
  expect(built?.artifacts.map(({ format }) => format)).toEqual(['html', 'pdf', 'epub']);
  const ids = built?.file.messages.map(({ ruleId }) => ruleId) ?? [];
  expect(ids.filter((id) => id === 'link-dead')).toHaveLength(1);
  expect(ids.indexOf('meta-missing')).toBeLessThan(ids.indexOf('link-dead'));
});

it('what is in the store is not printed again', async () => {
  const host = createMemoryHost({ 'source/a.md': TEXT });
  await open(host, {}).building;
  const { printed, building } = open(host, { profile: 'policy', formats: ['pdf', 'html'] });
  await building;
  const again = open(host, { formats: ['pdf', 'html'] });
  const [built] = (await again.building).briefings;
  expect([printed.length, again.printed.length]).toEqual([1, 0]);
  expect(built?.artifacts.map(({ origin }) => origin)).toEqual(['stored', 'stored']);
});

it('a briefing of which nothing is printed waits for nothing', async () => {
  const host = createMemoryHost({ 'source/a.md': TEXT });
  const { building } = open(host, { formats: ['html'] });
  const [built] = (await building).briefings;
  expect(built?.artifacts.map(({ format }) => format)).toEqual(['html']);
});

it('what is thrown while one format is made rejects the build, and nothing else', async () => {
  const host = createMemoryHost({ 'source/a.md': TEXT });
  const onProgress = ({ doing }: Progress) => {
    if (doing === 'html') throw new Error('Thrown');
  };
  await expect(open(host, { onProgress }).building).rejects.toThrow('Thrown');
});

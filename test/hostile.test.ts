import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectSources } from '../src/collect.js';
import type { HostileCase } from './hostile/case.js';
import { formulae } from './hostile/formulae.js';
import { frontMatter } from './hostile/front-matter.js';
import { images } from './hostile/images.js';
import { markup } from './hostile/markup.js';
import { listAlive, runCases } from './hostile/run.js';
import { structure } from './hostile/structure.js';
import { svgs } from './hostile/svgs.js';
import { text } from './hostile/text.js';
import { createMemoryHost } from './memory-host.js';

const GROUPS: Readonly<Record<string, readonly HostileCase[]>> = {
  'front matter': frontMatter,
  markup,
  images,
  drawings: svgs,
  formulae,
  text,
  structure,
};

describe.each(Object.entries(GROUPS))(
  'hostile %s is refused by name or rendered whole',
  async (_, cases) => {
    const outcomes = await runCases(cases, ['html']);

    it('has names of its own', () => {
      expect(outcomes.size).toBe(cases.length);
    });

    it.each(cases)('$name', ({ name, errors = [], holds = [] }) => {
      const outcome = outcomes.get(name);
      expect(outcome?.errors).toEqual(errors);
      expect(outcome?.failures).toEqual([]);
      expect(outcome?.formats).toEqual(errors.length > 0 ? [] : ['html']);
      const page = outcome?.texts['html'] ?? '';
      for (const words of holds) expect(page).toContain(words.replace(/\s+/g, ' '));
      expect(outcome?.alive).toEqual([]);
    });
  },
);

it('what could run in a page is seen', () => {
  const page = `<script>x</script><p onclick=x><a href="javascript:x">x</a><img src="http://x"><iframe>
    </iframe><meta http-equiv=refresh content=0>`;
  expect(listAlive(page)).toEqual([
    'script',
    'onClick',
    'href=javascript:x',
    'src=http://x',
    'iframe',
    'refresh',
  ]);
});

describe('file names', () => {
  const NAMES: Readonly<Record<string, string>> = {
    'con.txt': 'briefing-con',
    'NUL.md': 'briefing-nul',
    'com1.txt': 'briefing-com1',
    'manifest.txt': 'briefing-manifest',
    '-rf.txt': 'rf',
    '=cmd().txt': 'cmd',
    '::set-output name=x::y.txt': 'set-output-namexy',
    'new\nline.txt': 'newline',
    'red\u001b[31m.txt': 'red31m',
    'back\u202Etxt.md': 'backtxt',
    'folder.md/inner.txt': 'inner',
    [`${'l'.repeat(200)}.txt`]: 'l'.repeat(100),
    '漢字.txt': 'briefing-c6d29771',
    '<script>.md': 'script',
    'quotes\' " & spaces.txt': 'quotes-spaces',
  };

  it('become names that every system takes, or are left out', async () => {
    const host = createMemoryHost({});
    const left = ['.hidden.md', '_draft.md', 'backup.txt~', '#edited.txt#', 'x.txt.swp', 'x.docx'];
    for (const name of [...Object.keys(NAMES), ...left])
      host.files.set(`source/${name}`, new Uint8Array());
    const sources = await collectSources(host, ['source']);
    const slugs = Object.fromEntries(sources.map(({ path, slug }) => [path, slug]));
    const expected = Object.entries(NAMES).map(([name, slug]) => [
      posix.normalize(`source/${name}`),
      slug,
    ]);
    expect(slugs).toEqual(Object.fromEntries(expected));
  });
});

import { describe, expect, it } from 'vitest';
import type { HostileCase } from './hostile/case.js';
import { frontMatter } from './hostile/front-matter.js';
import { images } from './hostile/images.js';
import { markup } from './hostile/markup.js';
import { listAlive, runCases } from './hostile/run.js';
import { structure } from './hostile/structure.js';
import { text } from './hostile/text.js';

const GROUPS: Readonly<Record<string, readonly HostileCase[]>> = {
  'front matter': frontMatter,
  markup,
  images,
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

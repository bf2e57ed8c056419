import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { fix } from '../src/fix.js';
import { formatFixed } from '../src/report/fixed.js';
import { applyFixes, listFixes } from '../src/model/fixes.js';
import { createMemoryHost } from './memory-host.js';

const LEAD =
  'Talks of June 18-19 follow those of 2022-23.\r\n\tA score of 4-2, a part no. 18-19. \r\n';
const TEXT = `Talks in Lima\r\n${LEAD}`;
const FIXED = TEXT.replace('June 18-19', 'June 18–19')
  .replace('2022-23', '2022–23')
  .replace('. \r\n', '.\r\n');

async function fixBytes(bytes: Uint8Array, dryRun = false) {
  const host = createMemoryHost({});
  host.files.set('a.txt', bytes);
  const files = await fix(host, { sources: ['a.txt'], dryRun });
  return { bytes: host.files.get('a.txt') ?? new Uint8Array(), files };
}

it('mends what has a fix, and leaves line ends and tabs as they were', async () => {
  const { bytes, files } = await fixBytes(new TextEncoder().encode(TEXT));
  expect(new TextDecoder().decode(bytes)).toBe(FIXED);
  expect(formatFixed(files, true)).toMatchInlineSnapshot(`
    "a.txt:2:17: fixed: "18-19" is a range with a hyphen [range-hyphen]
    a.txt:2:41: fixed: "2022-23" is a range with a hyphen [range-hyphen]
    a.txt:3:35: fixed: A space at the end of the line [trailing-space]
    3 findings fixed in 1 briefing
    "
  `);
});

it.each([
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['separate accents and zero-width spaces', (text: string) => Buffer.from(`e\u0301\u200B${text}`)],
])('keeps the accidents of a file: %s', async (_, encode) => {
  const { bytes } = await fixBytes(encode(TEXT));
  expect(Buffer.from(bytes)).toEqual(encode(FIXED));
});

it('finds nothing more to fix in what it fixed', async () => {
  const { files } = await fixBytes(new TextEncoder().encode(FIXED));
  expect(formatFixed(files, true)).toBe('0 findings fixed in 0 briefings\n');
});

it('writes nothing if it is only asked', async () => {
  const { bytes, files } = await fixBytes(new TextEncoder().encode(TEXT), true);
  expect(new TextDecoder().decode(bytes)).toBe(TEXT);
  expect(formatFixed(files, false)).toContain('3 findings can be fixed in 1 briefing\n');
});

it('writes what a link leads to, and mends Markdown in its own text', async () => {
  const host = createMemoryHost({ 'real.md': '# T\n\n*June 18-19*\n\n- &amp; June **18-19**\n' });
  host.files.set('link.md', host.files.get('real.md') ?? new Uint8Array());
  await fix({ ...host, real: () => Promise.resolve('real.md') }, { sources: ['link.md'] });
  expect(new TextDecoder().decode(host.files.get('real.md'))).toBe(
    '# T\n\n*June 18–19*\n\n- &amp; June **18–19**\n',
  );
});

it('leaves a file that is no text, and says so', async () => {
  const { bytes, files } = await fixBytes(new Uint8Array([0x41, 0xff]));
  expect([...bytes]).toEqual([0x41, 0xff]);
  expect(files).toMatchObject([{ isRead: false, fixed: [] }]);
  expect(files[0]?.file.messages.map(({ ruleId }) => ruleId)).toEqual(['encoding-invalid']);
});

/** Fixes of a text, each `[start, end, text]`, as a rule would report them. */
function fixText(text: string, fixes: readonly (readonly [number, number, string])[]): string {
  const file = new VFile({ path: 'a.txt' });
  for (const [start, end, expected] of fixes) {
    const toPoint = (offset: number) => ({ line: 1, column: offset + 1, offset });
    const place = { start: toPoint(start), end: toPoint(end) };
    file.message('A fault', { place }).expected = [expected];
  }
  return applyFixes(text, listFixes(file, text));
}

it('takes the first of two fixes that overlap', () => {
  const first = [1, 3, '–'] as const;
  expect(fixText('a----b', [[2, 4, '—'], first])).toBe('a–--b');
  expect(fixText('a----b', [first, [3, 5, '—']])).toBe('a–—b');
  expect(
    fixText('a"b', [
      [1, 1, '“'],
      [1, 1, '”'],
    ]),
  ).toBe('a“"b');
});

it('applies no fix that would change a letter or a digit', () => {
  expect(fixText('18-19', [[1, 2, '–']])).toBe('18-19');
  expect(fixText('18-19', [[2, 3, '–']])).toBe('18–19');
});

import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { Finding, Place } from '../src/model/finding.js';
import { reportOn } from '../src/model/message.js';
import { loadReporter, reporterNames } from '../src/report/index.js';
import { createProgress } from '../src/report/progress.js';
import type { ReporterOptions } from '../src/report/reporter.js';
import { formatTable } from '../src/report/table.js';

const plain: ReporterOptions = { color: false, info: true, generator: 'Galley 0.0.0', rules: [] };

function makeFile(): VFile {
  const file = new VFile({ path: 'source/a\u001B[31m.txt' });
  const report = reportOn(file, { strict: false });
  const place = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
  report({ id: 'b-two', level: 'error', reason: 'Two \u202E is wrong', hint: 'Mend it.', place });
  report({ id: 'a-one', level: 'warning', reason: 'One is odd' });
  report({ id: 'c-three', level: 'info', reason: 'Three is so', place });
  return file;
}

/** The place of some words of a text. */
function find(text: string, words: string): Place {
  const at = text.indexOf(words);
  const toPoint = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset };
  };
  return { start: toPoint(at), end: toPoint(at + words.length) };
}

/** The pretty report of findings on a text. */
async function draw(
  value: string,
  findings: readonly Finding[],
  options: Partial<ReporterOptions> = {},
): Promise<string> {
  const file = new VFile({ path: 'a.txt', value });
  for (const finding of findings) reportOn(file, { strict: false })(finding);
  const report = await loadReporter('pretty');
  return report([file], { ...plain, ...options });
}

const odd = { id: 'odd', level: 'warning', reason: 'This is odd' } as const;

describe('findings', () => {
  it.each(reporterNames)('are reported by every reporter: %s', async (name) => {
    const report = await loadReporter(name);
    const text = await report([makeFile()], plain);
    for (const id of ['a-one', 'b-two', 'c-three']) expect(text).toContain(id);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('\u001B');
    expect(await report([makeFile()], { ...plain, info: false })).not.toContain('c-three');
  });

  it('read well, in the order of lines, with controls escaped', async () => {
    const file = makeFile();
    file.value = 'One\nTwo\nIt was\u001B[2J so';
    const report = await loadReporter('pretty');
    expect(await report([file], plain)).toMatchInlineSnapshot(`
      "source/a\\u001b[31m.txt:1:1: warning: One is odd [a-one]
      source/a\\u001b[31m.txt:3:5: error: Two \\u202e is wrong [b-two]
        3 │ It was\\u001b[2J so
          │     ^^^^^^^^^ Mend it.
      source/a\\u001b[31m.txt:3:5: info: Three is so [c-three]
        3 │ It was\\u001b[2J so
          │     ^^^^^^^^^
      1 briefing: 1 error, 1 warning, 1 info
      "
    `);
  });

  it('show both places that contradict each other', async () => {
    const text =
      'Visit\nHis first visit to the country since 1998 begins on Tuesday.\n' +
      `${'\n'.repeat(7)}- It will be the first in 24 years.`;
    const place = find(text, 'first visit to the country since 1998');
    const related = [
      { reason: 'Here it is "the first in 24 years"', place: find(text, 'first in 24 years') },
    ];
    const reason = '"first … since 1998" contradicts "first in 24 years"';
    const finding = { ...odd, reason, hint: 'Keep one of them.', place, related };
    expect(await draw(text, [finding])).toMatchInlineSnapshot(`
      "a.txt:2:5: warning: "first … since 1998" contradicts "first in 24 years" [odd]
         2 │ His first visit to the country since 1998 begins on Tuesday.
           │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        10 │ - It will be the first in 24 years.
           │                  ~~~~~~~~~~~~~~~~~ Here it is "the first in 24 years"
          Keep one of them.
      1 briefing: 0 errors, 1 warning
      "
    `);
  });

  it('cut long lines round the place, between words', async () => {
    const text = `${'many words go before '.repeat(30)}Dear me, ${'and after it '.repeat(30)}`;
    expect(await draw(text, [{ ...odd, place: find(text, 'Dear me') }])).toMatchInlineSnapshot(`
      "a.txt:1:631: warning: This is odd [odd]
        1 │ …many words go before Dear me, and after it and after it and after it and…
          │                       ^^^^^^^
      1 briefing: 0 errors, 1 warning
      "
    `);
    const long = find(text, `me, ${'and after it '.repeat(9)}`);
    expect(await draw(text, [{ ...odd, place: long }])).toMatchInlineSnapshot(`
      "a.txt:1:636: warning: This is odd [odd]
        1 │ …me, and after it and after it and after it and after it and after it and…
          │  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      1 briefing: 0 errors, 1 warning
      "
    `);
    const unbroken = 'x'.repeat(1_000_000);
    const place = find(`${unbroken}!`, '!');
    expect(await draw(`${unbroken}!${unbroken}`, [{ ...odd, place }])).toMatchInlineSnapshot(`
      "a.txt:1:1000001: warning: This is odd [odd]
        1 │ …xxxxxxxxxxxxxxxxxxxxxxx!xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          │                         ^
      1 briefing: 0 errors, 1 warning
      "
    `);
  });

  it('underline what fills two cells, none, or several', async () => {
    const text = '金正恩 met\tthe 👩‍👩‍👧 of Cafe\u0301 \u202E Noir';
    const places = ['正恩', 'met', 'the', '👩‍👩‍👧', 'e\u0301', '\u202E', 'Noir'];
    const findings = places.map((words) => ({ ...odd, place: find(text, words) }));
    expect(await draw(text, findings)).toMatchInlineSnapshot(`
      "a.txt:1:2: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │   ^^^^
      a.txt:1:5: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │        ^^^
      a.txt:1:9: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │               ^^^
      a.txt:1:13: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │                   ^^
      a.txt:1:28: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │                            ^
      a.txt:1:31: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │                              ^^^^^^
      a.txt:1:33: warning: This is odd [odd]
        1 │ 金正恩 met    the 👩‍👩‍👧 of Café \\u202e Noir
          │                                     ^^^^
      1 briefing: 0 errors, 7 warnings
      "
    `);
  });

  it('show the first line of what is longer, and nothing of a line that the reason quotes', async () => {
    const text = 'Analysis\nOne line\nand another';
    const long = find(text, 'line\nand');
    const whole = find(text, 'Analysis');
    const quoted = { ...odd, reason: '"Analysis" is odd', hint: 'Mend it.', place: whole };
    expect(await draw(text, [{ ...odd, place: long }, quoted])).toMatchInlineSnapshot(`
      "a.txt:1:1: warning: "Analysis" is odd [odd]
          Mend it.
      a.txt:2:5: warning: This is odd [odd]
        2 │ One line
          │     ^^^^
      1 briefing: 0 errors, 2 warnings
      "
    `);
  });

  it('break lines on a terminal only, to its width', async () => {
    const text = 'Some words.';
    const hint = 'A hint that is so long that it has no room on the line of the signs below it';
    const finding = { ...odd, reason: 'It is odd, '.repeat(5) + 'and so on', hint };
    const findings = [finding, { ...finding, place: find(text, 'words') }];
    expect(await draw(text, findings, { width: 60 })).toMatchInlineSnapshot(`
      "a.txt:1:1: warning: It is odd, It is odd, It is odd, It is
          odd, It is odd, and so on [odd]
          A hint that is so long that it has no room on the line
          of the signs below it
      a.txt:1:6: warning: It is odd, It is odd, It is odd, It is
          odd, It is odd, and so on [odd]
        1 │ Some words.
          │      ^^^^^
          A hint that is so long that it has no room on the line
          of the signs below it
      1 briefing: 0 errors, 2 warnings
      "
    `);
    expect(await draw(text, findings)).toMatchInlineSnapshot(`
      "a.txt:1:1: warning: It is odd, It is odd, It is odd, It is odd, It is odd, and so on [odd]
          A hint that is so long that it has no room on the line of the signs below it
      a.txt:1:6: warning: It is odd, It is odd, It is odd, It is odd, It is odd, and so on [odd]
        1 │ Some words.
          │      ^^^^^
          A hint that is so long that it has no room on the line of the signs below it
      1 briefing: 0 errors, 2 warnings
      "
    `);
  });

  it('are in colours if the terminal shows them', async () => {
    const text = 'Some words.';
    const finding = { ...odd, place: find(text, 'words'), hint: 'Mend it.' };
    const drawn = await draw(text, [finding], { color: true });
    expect(drawn.replaceAll('\u001B', '␛')).toMatchInlineSnapshot(`
      "␛[1ma.txt:1:6␛[22m: ␛[33mwarning␛[39m: This is odd ␛[2m[odd]␛[22m
      ␛[2m  1 │␛[22m Some words.
      ␛[2m    │␛[22m      ␛[33m^^^^^ Mend it.␛[39m
      ␛[1m1 briefing: 0 errors, 1 warning␛[22m
      "
    `);
  });

  it('keep their place after a byte order mark and strange line ends', async () => {
    const text = '\uFEFFOne\r\nTwo\rThree';
    const place = { start: { line: 3, column: 1 }, end: { line: 3, column: 6 } };
    expect(await draw(text, [{ ...odd, place }])).toContain('  3 │ Three\n    │ ^^^^^\n');
    const first = { start: { line: 1, column: 2 }, end: { line: 1, column: 5 } };
    expect(await draw(text, [{ ...odd, place: first }])).toContain('One\n    │ ^^^\n');
  });

  it('take their level from the profile, and from strictness', () => {
    const file = new VFile();
    reportOn(file, { strict: true })({ id: 'a', level: 'warning', reason: 'A' });
    expect(file.messages[0]?.fatal).toBe(true);
  });
});

describe('progress', () => {
  const step = { path: 'a.txt', doing: 'pdf', done: 0, total: 2 };
  const show = (isTTY: boolean, quiet: boolean) => {
    let text = '';
    const progress = createProgress({ isTTY, columns: 20, write: (it) => (text += it) }, quiet);
    progress.log('Unpacking 1 %', 'progress');
    progress.log('Unpacking 2 %', 'progress');
    progress.show(step);
    progress.show({ ...step, doing: 'done', done: 1 });
    progress.log('Mind this', 'warning');
    return text;
  };

  it('rewrites one line on a terminal', () => {
    expect(show(true, false).split('\n')).toHaveLength(2);
    expect(show(true, false)).toContain('[0/2] a.txt: pdf');
  });

  it('is a plain line a briefing elsewhere', () => {
    expect(show(false, false)).toBe('Unpacking 1 %\n[1/2] a.txt: done\nMind this\n');
  });

  it('is silent but for warnings when quiet', () => {
    expect(show(true, true)).toBe('Mind this\n');
  });
});

it('the table lines up', () => {
  const artifact = {
    format: 'pdf',
    path: 'a.pdf',
    mediaType: 'application/pdf',
    sha256: '',
    key: '',
    size: 34_567,
    pages: 2,
    time: 151.4,
  };
  const artifacts = (['made', 'stored', 'unchanged'] as const).map((origin) => {
    return { ...artifact, origin };
  });
  const briefing = { source: 'a.txt', sourceHash: '', file: new VFile(), slug: 'a', failures: [] };
  expect(formatTable([{ ...briefing, artifacts }], 'output')).toMatchInlineSnapshot(`
    "artifact      pages     size    time
    output/a.pdf      2  34.6 kB  151 ms
    output/a.pdf      2  34.6 kB    kept
    1 artifact unchanged
    "
  `);
});

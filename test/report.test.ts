import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { reportOn } from '../src/model/message.js';
import { reporterNames, reporters } from '../src/report/findings.js';
import { createProgress } from '../src/report/progress.js';
import { formatTable } from '../src/report/table.js';

function makeFile(): VFile {
  const file = new VFile({ path: 'source/a\u001B[31m.txt' });
  const report = reportOn(file, { strict: false });
  const place = { start: { line: 3, column: 5 }, end: { line: 3, column: 9 } };
  report({ id: 'b-two', level: 'error', reason: 'Two \u202E is wrong', hint: 'Mend it.', place });
  report({ id: 'a-one', level: 'warning', reason: 'One is odd' });
  report({ id: 'c-three', level: 'info', reason: 'Three is so', place });
  return file;
}

describe('findings', () => {
  it.each(reporterNames)('are reported by every reporter: %s', (name) => {
    const text = reporters[name]([makeFile()], { color: false, info: true });
    for (const id of ['a-one', 'b-two', 'c-three']) expect(text).toContain(id);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('\u001B');
  });

  it('read well, in the order of lines, with controls escaped', () => {
    expect(reporters.pretty([makeFile()], { color: false, info: false })).toMatchInlineSnapshot(`
      "source/a\\u001b[31m.txt:1:1: warning: One is odd [a-one]
      source/a\\u001b[31m.txt:3:5: error: Two \\u202e is wrong [b-two]
          Mend it.
      1 briefing: 1 error, 1 warning
      "
    `);
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
  const artifact = { format: 'pdf', path: 'a.pdf', mediaType: 'application/pdf', sha256: '' };
  const artifacts = [{ ...artifact, size: 34_567, pages: 2, time: 151.4 }];
  const briefing = { source: 'a.txt', sourceHash: '', file: new VFile(), slug: 'a', failures: [] };
  expect(formatTable([{ ...briefing, artifacts }], 'output')).toMatchInlineSnapshot(`
    "artifact      pages     size    time
    output/a.pdf      2  34.6 kB  151 ms
    "
  `);
});

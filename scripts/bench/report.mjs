import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const FILE = 'docs/performance.md';
const MARK = '<!-- What is below is written by npm run bench. -->';

/** Name of Vivliostyle's command line in the table. */
export const VIVLIOSTYLE = 'Vivliostyle CLI, three formats';

/** Prints the table, and writes it below the mark in docs/performance.md. */
export async function writeReport(results, { node, cores, load, scale, sizes, seed, rounds }) {
  const rows = listRows(results, sizes);
  const table = [
    '| what | measured | held against | ratio or difference | bar | held |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
  const absent = [...results.one.absent, ...(VIVLIOSTYLE in results.many ? [] : [VIVLIOSTYLE])];
  const text = [
    MARK,
    '',
    `Node ${node.slice(1)}, ${cores} cores, load ${load.toFixed(1)} at the start; corpora from the seed number ${seed}${scale < 1 ? ', a trial with a tenth of the briefings' : ''}. Figures are medians of ${rounds} runs in turn, those of a warm briefing of the last fifty in one process; the ${sizes.archive} and the ${sizes.most} were built anew once.`,
    ...(load > cores
      ? [
          '',
          'Other work kept the machine busy: single figures are several times too large, and only ratios of what was taken in turn say something.',
        ]
      : []),
    '',
    ...table,
    '',
    absent.length === 0 ? '' : `Not installed, so not measured: ${absent.join(', ')}.`,
    '',
  ];
  const [above] = readFileSync(FILE, 'utf8').split(MARK);
  const options = { ...(await resolveConfig(FILE)), parser: 'markdown' };
  writeFileSync(FILE, await format(above + text.join('\n'), options));
  process.stdout.write(`${table.join('\n')}\n`);
}

/** One row a figure: what was measured, against what, and whether the bar of it is held. */
function listRows(results, sizes) {
  return [
    ...rowsOfOne(results),
    ...rowsOfWarm(results),
    ...rowsOfMany(results, sizes),
    ...rowsOfNothing(results, sizes),
  ];
}

function rowsOfOne({ one }) {
  const { absent: _, cold, ...others } = one;
  const bars = { 'chromium --print-to-pdf': 0.8, 'pandoc, weasyprint': 1 };
  return Object.entries(others).map(([name, { seconds }]) =>
    compare('one briefing, three formats', [cold.seconds, seconds], name, bars[name], time),
  );
}

function rowsOfWarm({ warm }) {
  return Object.entries(warm).map(([what, { build, print }]) =>
    compare(
      `one briefing, warm, another ${what} each time`,
      [build.seconds, print.seconds],
      'bare print of its page',
      1.5,
      time,
    ),
  );
}

function rowsOfMany({ many, growth: { few, fewKept, archive, most } }, sizes) {
  const spent = [most.seconds / sizes.most, few.seconds / sizes.few];
  const kept = [archive.seconds / sizes.archive, most.seconds / sizes.most];
  const floor = 'bare print of the same pages, two tabs';
  const build = `${sizes.many} briefings, three formats`;
  return [
    compare(build, [many.build.seconds, many.print.seconds], floor, 1.4, time),
    ...rowsOfVivliostyle(many, sizes),
    compare(`a briefing of ${sizes.most}`, spent, `of ${sizes.few}`, 1.1, time),
    compare(
      `a briefing of ${sizes.archive}, into a store`,
      kept,
      `of ${sizes.most}, without`,
      1.3,
      time,
    ),
    compare(
      `memory of Node, ${sizes.archive} briefings, into a store`,
      [archive.memory, fewKept.memory],
      `of ${sizes.few}, into a store`,
      1.3,
      (megabytes) => `${megabytes.toFixed(0)} MB`,
    ),
  ];
}

function rowsOfVivliostyle({ build, [VIVLIOSTYLE]: peer }, sizes) {
  if (!peer) return [];
  const what = `a briefing of ${sizes.many}, three formats`;
  return [compare(what, [build.seconds / sizes.many, peer.seconds], VIVLIOSTYLE, 0.01, time, 4)];
}

function rowsOfNothing({ nothing: { small, large } }, sizes) {
  const reading = `reading and hashing: ${time(large.reading.seconds)}`;
  return [
    subtract(
      `nothing to do, ${sizes.archive} briefings`,
      small.archive,
      small.empty,
      'empty Node',
      0.15,
    ),
    subtract(`one changed of ${sizes.archive}`, small.change, small.single, 'that one alone', 0.3),
    toRow(
      [`nothing to do, ${sizes.huge} briefings, HTML`, time(large.huge.seconds), reading, ''],
      '≤ 600 ms',
      large.huge.seconds <= 0.6,
    ),
  ];
}

function compare(what, [own, other], name, bar, show, digits = 2) {
  const cells = [what, show(own), `${name}: ${show(other)}`, (own / other).toFixed(digits)];
  return toRow(cells, bar === undefined ? '' : `≤ ${bar}`, own / other <= bar);
}

function subtract(what, { seconds: own }, { seconds: other }, name, bar) {
  const cells = [what, time(own), `${name}: ${time(other)}`, `+ ${time(own - other)}`];
  return toRow(cells, `≤ + ${time(bar)}`, own - other <= bar);
}

function toRow(cells, bar, isHeld) {
  const verdict = isHeld ? 'yes' : '**no**';
  return `| ${[...cells, bar, bar === '' ? '' : verdict].join(' | ')} |`;
}

function time(seconds) {
  return Math.abs(seconds) < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`;
}

import type { BuiltArtifact, BuiltBriefing } from '../model/result.js';

const HEAD = ['artifact', 'pages', 'size', 'time'] as const;

/**
 * What a build wrote, one artifact a line, and how many it found unchanged.
 * @param more unchanged artifacts besides those of the briefings
 */
export function formatTable(briefings: readonly BuiltBriefing[], output: string, more = 0): string {
  const artifacts = briefings.flatMap((briefing) => briefing.artifacts);
  const written = artifacts.filter(({ origin }) => origin !== 'unchanged');
  const unchanged = artifacts.length - written.length + more;
  const counted = `${String(unchanged)} artifact${unchanged === 1 ? '' : 's'} unchanged\n`;
  return formatRows(written, output) + (unchanged === 0 ? '' : counted);
}

function formatRows(artifacts: readonly BuiltArtifact[], output: string): string {
  if (artifacts.length === 0) return '';
  const rows = [HEAD, ...artifacts.map((artifact) => toRow(artifact, output))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function toRow(
  { path, pages, size, time, origin }: BuiltArtifact,
  output: string,
): readonly string[] {
  return [
    `${output}/${path}`,
    pages === undefined ? '' : String(pages),
    `${(size / 1000).toFixed(1)} kB`,
    origin === 'made' ? `${time.toFixed(0)} ms` : 'kept',
  ];
}

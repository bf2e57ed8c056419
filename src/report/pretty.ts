import pc from 'picocolors';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Level, RelatedPlace } from '../model/finding.js';
import { levelOf } from '../model/message.js';
import { escapeControls } from './escape.js';
import { drawFrame, type FrameStyle, type Mark } from './frame.js';
import { loadMeasure } from './measure.js';
import { countOf, listMessages, pathOf, placeOf } from './messages.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { summarise } from './summary.js';
import { wrap } from './wrap.js';

type Colors = ReturnType<typeof pc.createColors>;

/** How findings are drawn. */
interface Style extends FrameStyle {
  readonly colors: Colors;
  /** Cells of a line that is broken between words. */
  readonly wrapAt: number;
}

/** Cells of a frame where the output is no terminal. */
const WIDTH = 80;

/** A terminal narrower than this is not drawn for. */
const MIN_WIDTH = 40;

const INDENT = '    ';

/**
 * Findings as a terminal shows them: `file:line:column: level: reason [id]`, the lines of the source with what is
 * meant underlined, how to mend it; a count at the end.
 */
export const reportPretty: Reporter = async (files, options) => {
  const { color, info, unchanged } = options;
  const blocks: string[] = [];
  for (const file of files) {
    if (file.messages.length > 0) blocks.push(...(await drawFile(file, options)));
  }
  if (unchanged && unchanged.briefings > 0) {
    const what = `${countOf(unchanged.briefings, 'unchanged briefing')} as before`;
    blocks.push(`Findings on ${what}: \`galley check\` tells them again`);
  }
  const { bold } = pc.createColors(color);
  return `${[...blocks, bold(summarise(files, info, unchanged))].join('\n')}\n`;
};

async function drawFile(
  file: VFile,
  { color, width = Infinity, info }: ReporterOptions,
): Promise<readonly string[]> {
  const messages = listMessages(file, info);
  if (messages.length === 0) return [];
  const text = String(file);
  const colors = pc.createColors(color);
  const style = {
    colors,
    dim: colors.dim,
    width: Number.isFinite(width) ? Math.max(width, MIN_WIDTH) : WIDTH,
    wrapAt: Math.max(width, MIN_WIDTH) - INDENT.length,
    measure: await loadMeasure([text, pathOf(file), ...messages.map(readWords)].join('\n')),
  };
  const lines = text.split(/\r\n?|\n/);
  return messages.flatMap((message) => drawMessage(pathOf(file), lines, message, style));
}

function readWords({ reason, note = '', related = [] }: VFileMessage): string {
  return [reason, note, ...related.map((other) => other.reason)].join('\n');
}

function drawMessage(
  path: string,
  lines: readonly string[],
  message: VFileMessage,
  style: Style,
): readonly string[] {
  const hint = drawHint(message, style);
  const marks = listMarks(lines, message, hint, style.colors);
  return [
    ...drawHead(path, message, style),
    ...(marks.length > 0 ? drawFrame(lines, marks, style) : []),
    ...(marks.length === 1 ? [] : hint),
  ];
}

/** `file:line:column: level: reason [id]` */
function drawHead(path: string, message: VFileMessage, style: Style): readonly string[] {
  const { colors, wrapAt, measure } = style;
  const { reason, line = 1, column = 1 } = message;
  const level = levelOf(message);
  const place = `${escapeControls(path)}:${String(line)}:${String(column)}`;
  const id = `[${message.ruleId ?? ''}]`;
  const taken = measure(`${place}: ${level}: `) - INDENT.length;
  const rows = wrap(`${escapeControls(reason)} ${id}`, wrapAt, measure, taken);
  const last = rows.at(-1) ?? '';
  const painted = [...rows.slice(0, -1), last.slice(0, -id.length) + colors.dim(id)];
  const start = `${colors.bold(place)}: ${paintOf(level, colors)(level)}: `;
  return painted.map((row, index) => (index === 0 ? start : INDENT) + row);
}

function drawHint({ note }: VFileMessage, { colors, wrapAt, measure }: Style): readonly string[] {
  if (note === undefined) return [];
  return wrap(escapeControls(note), wrapAt, measure).map((row) => INDENT + colors.dim(row));
}

/** The place of a message and those that it is related to. The hint stands beside a place that is alone, or below. */
function listMarks(
  lines: readonly string[],
  message: VFileMessage,
  below: readonly string[],
  colors: Colors,
): readonly Mark[] {
  const place = placeOf(message);
  const related = message.related ?? [];
  if (!place || (related.length === 0 && isQuoted(lines, message))) return [];
  const paint = paintOf(levelOf(message), colors);
  const hint = related.length === 0 ? message.note : undefined;
  return [
    { place, sign: '^', label: hint && escapeControls(hint), below, paint },
    ...related.map((other) => ({
      place: other.place,
      sign: '~',
      label: isShown(lines, other) ? undefined : escapeControls(other.reason),
      paint: colors.cyan,
    })),
  ];
}

/** Whether a reason is but the words that are underlined. */
function isShown(lines: readonly string[], { reason, place: { start, end } }: RelatedPlace) {
  const line = lines[start.line - 1] ?? '';
  return start.line === end.line && reason === `"${line.slice(start.column - 1, end.column - 1)}"`;
}

/** Whether the reason says all that the line would show. */
function isQuoted(lines: readonly string[], message: VFileMessage): boolean {
  const line = lines[(message.line ?? 1) - 1]?.trim() ?? '';
  return line !== '' && message.reason.includes(`"${line}"`);
}

function paintOf(level: Level, colors: Colors): (text: string) => string {
  if (level === 'error') return colors.red;
  return level === 'warning' ? colors.yellow : colors.cyan;
}

import type { Place, Report } from '../../model/finding.js';
import type { Limits } from '../../model/limits.js';
import { noFacts } from '../../model/meta.js';
import type { SourceText } from '../source-text.js';
import type { FrontMatter } from './read.js';

const NOTHING: FrontMatter = { meta: noFacts, locate: () => undefined };

/** The front matter, and the text with it blanked out so that all positions stay true. */
export interface Split {
  readonly front: FrontMatter;
  readonly body: string;
}

/** Takes the front matter off a text and reads it. Everything wrong with it is reported with its line. */
export async function splitFrontMatter(
  text: SourceText,
  report: Report,
  limits: Limits,
): Promise<Split> {
  const source = text.text;
  if (!/^---[ \t]*\n/.test(source)) return { front: NOTHING, body: source };
  const close = /^(?:---|\.\.\.)[ \t]*$/gm;
  close.lastIndex = source.indexOf('\n');
  const end = close.exec(source);
  if (!end) {
    report({
      id: 'front-matter-unclosed',
      level: 'error',
      reason: 'The front matter that starts here is never closed',
      hint: 'End it with a line of three hyphens (---).',
    });
    return { front: NOTHING, body: source };
  }
  const open = source.indexOf('\n') + 1;
  const toSource = (place: Place) => text.restorePlace(shiftPlace(place, open));
  const front = await read(source.slice(open, end.index), toSource, report, limits);
  const length = end.index + end[0].length;
  const blank = source.slice(0, length).replace(/[^\n]/g, ' ');
  return { front, body: blank + source.slice(length) };
}

async function read(
  yaml: string,
  toSource: (place: Place) => Place,
  report: Report,
  limits: Limits,
): Promise<FrontMatter> {
  const bytes = Buffer.byteLength(yaml);
  const max = limits['front-matter-bytes'];
  if (bytes > max) {
    report({
      id: 'front-matter-size',
      level: 'error',
      reason: `The front matter has ${String(bytes)} bytes; ${String(max)} are allowed`,
      hint: 'Move text into the body. (galley.yaml sets the limit: limits, front-matter-bytes.)',
    });
    return NOTHING;
  }
  const { readFrontMatter } = await import('./read.js');
  return readFrontMatter(yaml, toSource, report) ?? NOTHING;
}

/** A place in the front matter as one in the file: its first line is the second one there. */
function shiftPlace({ start, end }: Place, offset: number): Place {
  const shift = (point: Place['start']) => ({
    line: point.line + 1,
    column: point.column,
    offset: (point.offset ?? 0) + offset,
  });
  return { start: shift(start), end: shift(end) };
}

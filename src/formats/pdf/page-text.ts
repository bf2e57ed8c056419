import { PDFDict, PDFName } from './pdf-lib.js';
import type { PDFPage } from './pdf-lib.js';
import { rememberFor } from '../../model/remember.js';
import { makeDecoder, readTextString, type Decoder } from './character-map.js';
import { listOperands, readOperations } from './content-stream.js';
import type { Writing } from './writing.js';
import { listForms, readPageContent } from './page-content.js';
import { readStream } from './streams.js';

/** A text that is painted in one go: one line or less, one font, one direction. */
export interface Run {
  /** Texts of the glyphs, or of groups of them, from left to right. */
  readonly glyphs: string[];
  /** Whether the glyphs stand from the last to the first (ISO 32000-1, 14.8.2.3.3). */
  readonly reversed: boolean;
  /** Place of the line across the lines, and size, in the units of the page that Chromium laid out. */
  readonly baseline: number;
  readonly size: number;
}

/** The texts of a page by marked-content id; under `undefined`, what is neither tagged nor an artifact. */
export type PageText = ReadonlyMap<number | undefined, readonly Run[]>;

/** A marked-content sequence that is open. What it does not say itself it has from the one round it. */
interface Mark {
  readonly mcid?: number;
  readonly isArtifact: boolean;
  readonly reversed: boolean;
  /** The text that its glyphs stand for; emptied with the first of them. */
  readonly actual?: { text: string };
}

interface Reader {
  readonly texts: Map<number | undefined, Run[]>;
  readonly marks: Mark[];
  run: Run | undefined;
  readonly writing: Writing;
}

/** The most frequent operators whose operands say nothing of texts. */
const PLAIN = new Set(['Td', 'EMC', 'BT', 'ET', 'q', 'Q', 'cm', 'rg', 'RG', 're', 'f']);
const NONE: readonly string[] = [];

const OUTSIDE: Mark = { isArtifact: false, reversed: false };

/** Reads the texts of a page; those of artifacts are left out. */
export function readPageText(page: PDFPage, writing: Writing): PageText {
  const reader: Reader = { texts: new Map(), marks: [], run: undefined, writing };
  readContent(readPageContent(page), page.node.Resources(), reader);
  return reader.texts;
}

function readContent(content: string, resources: PDFDict | undefined, reader: Reader): void {
  const fonts = makeDecoders(resources);
  const forms = listForms(resources);
  let decode: Decoder | undefined;
  let size = 0;
  let baseline = 0;
  readOperations(content, (operator, start, end) => {
    const operands = PLAIN.has(operator) ? NONE : listOperands(content, start, end);
    if (operator === 'BMC' || operator === 'BDC') openMark(operands, reader);
    else if (operator === 'EMC') closeMark(reader);
    else if (operator === 'BT') reader.run = undefined;
    else if (operator === 'Tm') baseline = Number(operands[reader.writing === 'vertical' ? 4 : 5]);
    else if (operator === 'Tf') {
      decode = fonts.get(operands[0]?.slice(1) ?? '');
      size = Math.abs(Number(operands[1]));
    } else if (operator === 'Tj' || operator === 'TJ') {
      const painted: string[] = [];
      for (const operand of operands) if (isString(operand)) decode?.(operand, painted);
      addGlyphs(painted, baseline, size, reader);
    } else if (operator === 'Do') {
      const form = forms.get(operands[0]?.slice(1) ?? '');
      if (form) readContent(readStream(form.stream), form.resources, reader);
    }
  });
}

/** Most fonts are those of several pages. */
const decoderOf = rememberFor(makeDecoder);

function makeDecoders(resources: PDFDict | undefined): Map<string, Decoder> {
  const fonts = resources?.lookupMaybe(PDFName.of('Font'), PDFDict);
  const names = fonts?.keys() ?? [];
  return new Map(
    names.flatMap((name) => {
      const font = fonts?.lookup(name);
      return font instanceof PDFDict ? [[name.decodeText(), decoderOf(font)]] : [];
    }),
  );
}

function openMark(operands: readonly string[], reader: Reader): void {
  const around = reader.marks.at(-1) ?? OUTSIDE;
  const mcid = readProperty(operands, '/MCID');
  const actual = readProperty(operands, '/ActualText');
  reader.marks.push({
    ...around,
    ...(mcid !== undefined && { mcid: Number(mcid) }),
    ...(actual !== undefined && { actual: { text: readTextString(actual) } }),
    isArtifact: around.isArtifact || operands[0] === '/Artifact',
    reversed: around.reversed || operands[0] === '/ReversedChars',
  });
  if (actual === undefined) reader.run = undefined;
}

function closeMark(reader: Reader): void {
  if (reader.marks.pop()?.actual === undefined) reader.run = undefined;
}

function readProperty(operands: readonly string[], name: string): string | undefined {
  const at = operands.indexOf(name);
  return at < 0 ? undefined : operands[at + 1];
}

function isString(operand: string): boolean {
  return operand.startsWith('(') || operand.startsWith('<');
}

function addGlyphs(
  painted: readonly string[],
  baseline: number,
  size: number,
  reader: Reader,
): void {
  const { mcid, isArtifact, reversed, actual } = reader.marks.at(-1) ?? OUTSIDE;
  if (isArtifact) return;
  if (!reader.run) {
    reader.run = { glyphs: [], reversed, baseline, size };
    const runs = reader.texts.get(mcid);
    if (runs) runs.push(reader.run);
    else reader.texts.set(mcid, [reader.run]);
  }
  if (!actual) {
    for (const text of painted) reader.run.glyphs.push(text);
    return;
  }
  reader.run.glyphs.push(actual.text);
  actual.text = '';
}

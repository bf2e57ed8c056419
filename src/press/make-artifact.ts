import {
  followsPages,
  loadFormat,
  needsBrowser,
  stylesOf,
  type FormatName,
} from '../formats/index.js';
import type { Report } from '../model/finding.js';
import { hashBytes } from '../model/hash.js';
import { takeTurn } from '../model/take-turn.js';
import { listPageStarts } from '../model/page-starts.js';
import type { BuiltArtifact } from '../model/result.js';
import type { Styles } from '../model/template.js';
import { proveArtifact } from '../proof/index.js';
import { toFinding } from '../proof/to-finding.js';
import { pack, unpack, type Proved } from '../store/pack.js';
import { checkPages } from './check-pages.js';
import { checkWidth } from './check-width.js';
import type { Prepared } from './prepared.js';
import type { Press } from './press.js';

/** An artifact that is proved, and what will be written of it. */
export interface MadeArtifact {
  readonly artifact: BuiltArtifact;
  readonly value: Uint8Array;
}

/**
 * Takes an artifact from the store, or renders and proves it and puts it there.
 * Gives undefined if the proof fails, which is reported.
 */
export async function makeArtifact(
  name: FormatName,
  key: string,
  input: Prepared,
  press: Press,
  report: Report,
): Promise<MadeArtifact | undefined> {
  const started = performance.now();
  const { extension, mediaType } = await loadFormat(name);
  const stored = await press.store?.get(key);
  const proved = stored ? unpack(stored) : await renderProved(name, input, press, report);
  if (!proved || (await press.verdict?.()) === false) return undefined;
  press.signal?.throwIfAborted();
  if (!stored && (await isWhole(name, input))) await press.store?.put(key, pack(proved));
  const path = `${input.briefing.slug}${extension}`;
  const { value, pageStarts, scale: _, ...facts } = proved;
  if (needsBrowser(name)) input.starts.tell(pageStarts);
  await checkWidth(name, proved, input.document, false, report);
  await checkPages(name, value, { pages: facts.pages, max: input.maxPages }, report);
  const artifact: BuiltArtifact = {
    format: name,
    path,
    mediaType,
    ...facts,
    size: value.length,
    sha256: hashBytes(value),
    key,
    origin: stored ? 'stored' : 'made',
    time: performance.now() - started,
  };
  return { artifact, value };
}

/** Whether an artifact is what its key says: a book whose pages could not be printed is not. */
async function isWhole(name: FormatName, { starts }: Prepared): Promise<boolean> {
  return !followsPages(name) || (await starts.wait()) !== undefined;
}

async function renderProved(
  name: FormatName,
  input: Prepared,
  press: Press,
  report: Report,
): Promise<Proved | undefined> {
  const format = await loadFormat(name);
  const { work } = press;
  const rendered = await format.render({
    ...input,
    styles: giveStyles(name, input.styles),
    step: (...step) => work.doStep(name, ...step),
  });
  await takeTurn();
  const text = format.readText && (await work.readText(name, rendered.value));
  const { missing, document } = input;
  const isPrinted = needsBrowser(name);
  const difference =
    text === undefined ? undefined : proveArtifact(document, text, isPrinted ? missing : []);
  if (difference) {
    const isCut = await checkWidth(name, rendered, document, true, report);
    if (!isCut) report(toFinding(`The ${name.toUpperCase()}`, difference));
    return undefined;
  }
  const engine = isPrinted ? await press.printer.readEngine() : undefined;
  // Where a glyph is missing, the text that is read back has other letters.
  const isExact = isPrinted && text !== undefined && missing.length === 0;
  return {
    ...rendered,
    ...(engine !== undefined && { engine }),
    ...(isPrinted && { pageStarts: isExact ? listPageStarts(text) : [] }),
  };
}

/** A format gets no sheet but its own, so that it can't come to depend on another. */
function giveStyles(name: FormatName, styles: Styles): Styles {
  const none: Styles = { base: '', screen: '', print: '', epub: '' };
  const own = stylesOf(name).map((medium) => [medium, styles[medium]]);
  return { ...none, ...Object.fromEntries(own) };
}

import { loadFormat, needsBrowser, stylesOf, type FormatName } from '../formats/index.js';
import type { Report } from '../model/finding.js';
import type { RenderInput } from '../model/format.js';
import { hashBytes } from '../model/hash.js';
import type { BuiltArtifact } from '../model/result.js';
import type { Styles } from '../model/template.js';
import { proveArtifact } from '../proof/index.js';
import { toFinding } from '../proof/to-finding.js';
import { pack, unpack, type Proved } from '../store/pack.js';
import type { Press } from './press.js';

/** What formats get, and the characters that no font has: what is printed of them can't be read back. */
export interface Prepared extends RenderInput {
  readonly missing: readonly string[];
}

/**
 * Takes an artifact from the store, or renders and proves it and puts it there; then writes it.
 * Gives undefined if the proof fails, which is reported.
 */
export async function makeArtifact(
  name: FormatName,
  key: string,
  input: Prepared,
  press: Press,
  report: Report,
): Promise<BuiltArtifact | undefined> {
  const started = performance.now();
  const { extension, mediaType } = await loadFormat(name);
  const stored = await press.store?.get(key);
  const proved = stored ? unpack(stored) : await renderProved(name, input, press, report);
  if (!proved) return undefined;
  press.signal?.throwIfAborted();
  if (!stored) await press.store?.put(key, pack(proved));
  const path = `${input.briefing.slug}${extension}`;
  const { value, ...facts } = proved;
  await press.host.write(`${press.output}/${path}`, value);
  return {
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
}

async function renderProved(
  name: FormatName,
  input: Prepared,
  press: Press,
  report: Report,
): Promise<Proved | undefined> {
  const format = await loadFormat(name);
  const rendered = await format.render({ ...input, styles: giveStyles(name, input.styles) });
  const text = await format.readText?.(rendered.value);
  const { missing, document } = input;
  const isPrinted = needsBrowser(name);
  const difference =
    text === undefined ? undefined : proveArtifact(document, text, isPrinted ? missing : []);
  if (difference) {
    report(toFinding(`The ${name.toUpperCase()}`, difference));
    return undefined;
  }
  const engine = isPrinted ? await press.printer.readEngine() : undefined;
  return { ...rendered, ...(engine !== undefined && { engine }) };
}

/** A format gets no sheet but its own, so that it can't come to depend on another. */
function giveStyles(name: FormatName, styles: Styles): Styles {
  const none: Styles = { base: '', screen: '', print: '', epub: '' };
  const own = stylesOf(name).map((medium) => [medium, styles[medium]]);
  return { ...none, ...Object.fromEntries(own) };
}

import pLimit from 'p-limit';
import type { CheckOptions } from './check.js';
import { collectSources, type SourceFile } from './collect.js';
import { defaultFormats, needsBrowser, type FormatName } from './formats/index.js';
import { openEarly } from './press/early-printer.js';
import { hashBytes, makeManifest } from './press/manifest.js';
import type { Host } from './model/host.js';
import type { BuildResult, BuiltBriefing, Progress } from './model/result.js';
import { readGenerator } from './own.js';
import type { Press } from './press/render.js';

/** What to build, and how. */
export interface BuildOptions extends CheckOptions {
  /** Folder for the artifacts; `output` if absent. */
  readonly output?: string;
  /** Formats to make; HTML, PDF and EPUB if absent. */
  readonly formats?: readonly FormatName[];
  /** How many briefings are worked on at once; 2 if absent. */
  readonly jobs?: number;
  /** Told what is being done, for a display of progress. */
  readonly onProgress?: (step: Progress) => void;
  /** Ends the build: the browser is closed, what is not yet written stays as it was, and the build rejects. */
  readonly signal?: AbortSignal;
}

/**
 * Builds briefings: reads and checks each, renders it in all formats, proves every artifact and writes it.
 * A briefing that is wrong never stops the others.
 * @throws Failure `usage` if there is nothing to build; the reason of `signal` if it is aborted
 */
export async function build(host: Host, options: BuildOptions = {}): Promise<BuildResult> {
  const { output = 'output', formats = defaultFormats, signal } = options;
  const sources = await collectSources(host, options.sources ?? ['source']);
  signal?.throwIfAborted();
  const printer = openEarly(host, formats.some(needsBrowser));
  try {
    const generator = await readGenerator(host);
    const press = {
      host,
      output,
      formats: [...new Set(formats)],
      generator,
      print: printer.print,
      ...(signal && { signal }),
    };
    const briefings = await raceSignal(buildAll(sources, press, options), signal);
    const manifest = makeManifest(briefings, generator, await printer.readEngine());
    await host.write(`${output}/manifest.json`, manifest);
    return { briefings };
  } finally {
    await printer.close();
  }
}

async function buildAll(
  sources: readonly SourceFile[],
  press: Press,
  options: BuildOptions,
): Promise<readonly BuiltBriefing[]> {
  const { jobs = 2, onProgress = () => {} } = options;
  const limit = pLimit(jobs);
  const { checkSource, makeTemplateLoader, settle } = await import('./check.js');
  const settings = await settle(press.host, options);
  const { renderBriefing } = await import('./press/render.js');
  const load = makeTemplateLoader(press.host);
  let done = 0;
  const built = sources.map((source) =>
    limit(async () => {
      options.signal?.throwIfAborted();
      const tell = (doing: Progress['doing']) =>
        onProgress({ path: source.path, doing, done, total: sources.length });
      tell('read');
      const checked = await checkSource(press.host, source, load, settings);
      const { artifacts, failures } = await renderBriefing(checked, press, tell);
      done += 1;
      tell('done');
      const { file, slug, bytes } = checked;
      const sourceHash = hashBytes(bytes);
      const embargo = checked.briefing?.meta.embargo;
      const held = embargo === undefined ? {} : { embargo };
      return { source: source.path, sourceHash, file, slug, ...held, artifacts, failures };
    }),
  );
  await Promise.allSettled(built);
  return Promise.all(built);
}

async function raceSignal<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let stop: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

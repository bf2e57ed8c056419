import { VFile } from 'vfile';
import { checkAny } from '../check-edition.js';
import { makeTemplateLoader, settle, type CheckOptions } from '../check-source.js';
import type { SourceFile } from '../collect.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import { readGenerator } from '../own.js';
import { openEarly } from '../press/early-printer.js';
import { keepPackageFiles } from '../press/keep-packages.js';
import { renderSafely } from '../press/render-safely.js';
import { workHere } from '../press/work.js';

/** What came of a briefing so far. */
export interface Proof {
  readonly file: VFile;
  readonly failures: readonly Failure[];
  readonly page?: Uint8Array;
  readonly pdf?: Uint8Array;
}

/** Makes page and PDF of one briefing or edition after another, with one browser. */
export interface Maker {
  /**
   * Checks and renders a briefing as a build does, but into memory. Tells when the page is there, which is
   * while the PDF is being printed. Rejects with the reason of `signal` if that is aborted.
   */
  make(source: SourceFile, tell: (proof: Proof) => void, signal: AbortSignal): Promise<Proof>;
  /** Forgets templates and configuration: they may have changed. */
  forget(): void;
  /** Ends the browser. */
  close(): Promise<void>;
}

/** Opens a maker. `onRead` is told the path of each file that a briefing is made from, other than fonts. */
export async function openMaker(
  outside: Host,
  options: CheckOptions,
  onRead: (path: string) => void,
): Promise<Maker> {
  const host = keepPackageFiles(outside);
  const generator = await readGenerator(host);
  const printer = openEarly(host, Infinity);
  const reading = tellReads(host, onRead);
  const gather = () => ({ settings: settle(reading, options), load: makeTemplateLoader(reading) });
  let kit: ReturnType<typeof gather> | undefined;
  return {
    async make(source, tell, signal) {
      let proof: Proof = { file: new VFile({ path: source.path }), failures: [] };
      try {
        kit ??= gather();
        const checked = await checkAny(reading, source, kit.load, await kit.settings);
        proof = { ...proof, file: checked.file };
        const keep = (path: string, value: Uint8Array) => {
          const isPage = path.endsWith('.html');
          proof = { ...proof, [isPage ? 'page' : 'pdf']: value };
          if (isPage) tell(proof);
          return Promise.resolve();
        };
        const press = {
          host: { ...reading, write: keep },
          output: '.',
          formats: ['html', 'pdf'] as const,
          generator,
          tools: { tool: '', printer: '' },
          signal,
          printer,
          work: workHere,
        };
        const { failures } = await renderSafely(checked, press, () => {});
        return { ...proof, failures };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Failure) return { ...proof, failures: [error] };
        throw error;
      }
    },
    forget() {
      kit = undefined;
    },
    close: () => printer.close(),
  };
}

/** A host that tells what is read through it, but for files of packages. */
function tellReads(host: Host, onRead: (path: string) => void): Host {
  const packaged = new Set<string>();
  return {
    ...host,
    async resolve(specifier) {
      const path = await host.resolve(specifier);
      packaged.add(path);
      return path;
    },
    read(path) {
      if (!packaged.has(path)) onRead(path);
      return host.read(path);
    },
  };
}

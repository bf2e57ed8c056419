import { VFile } from 'vfile';
import type { SourceFile } from '../collect.js';
import { Failure } from '../model/failure.js';
import { listRemarks, type Edition } from './edition.js';
import type { Maker, Proof } from './maker.js';

/** Takes what is new. */
export type Listener<T> = (news: T) => void;

/** One briefing that somebody looks at, or did. */
export interface Sheet {
  readonly slug: string;
  readonly listeners: Set<Listener<Edition>>;
  /** Path of the source; the slug as long as that is not known. */
  source: string;
  edition: Edition | undefined;
  page: Kept | undefined;
  pdf: Kept | undefined;
  /** There once it has been begun; aborted when it is overtaken. */
  work: AbortController | undefined;
}

/** Bytes, and a number that is new whenever they are. */
interface Kept {
  readonly value: Uint8Array;
  readonly version: number;
}

/** A sheet with nothing on it yet. */
export function layOut(slug: string): Sheet {
  return {
    slug,
    source: slug,
    listeners: new Set(),
    edition: undefined,
    page: undefined,
    pdf: undefined,
    work: undefined,
  };
}

/** Stops the work on a sheet: whoever looks at it next has it made anew. */
export function abandon(sheet: Sheet): void {
  sheet.work?.abort(new Error('Nobody looks at it'));
  sheet.work = undefined;
  sheet.edition = undefined;
}

/** Makes a briefing and tells those who look at it, unless `signal` is aborted meanwhile. */
export async function fill(
  sheet: Sheet,
  collect: () => Promise<readonly SourceFile[]>,
  maker: Maker,
  signal: AbortSignal,
): Promise<void> {
  const tell = (proof: Proof, isDone: boolean) => {
    if (!signal.aborted) publish(sheet, proof, isDone);
  };
  try {
    const source = (await collect()).find(({ slug }) => slug === sheet.slug);
    if (!source) throw goneFailure(sheet);
    sheet.source = source.path;
    tell(await maker.make(source, (proof) => tell(proof, false), signal), true);
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof Failure)) throw error;
    tell({ file: new VFile(), failures: [error] }, true);
  }
}

function publish(sheet: Sheet, { file, failures, page, pdf }: Proof, isDone: boolean): void {
  sheet.page = keep(sheet.page, page);
  // The last PDF stays in sight until the next one is printed.
  if (isDone || pdf) sheet.pdf = keep(sheet.pdf, pdf);
  const edition: Edition = {
    source: sheet.source,
    ...(sheet.page && { page: sheet.page.version }),
    ...(sheet.pdf && { pdf: sheet.pdf.version }),
    isDone,
    remarks: listRemarks(file, failures),
  };
  sheet.edition = edition;
  sheet.listeners.forEach((listener) => listener(edition));
}

/** What was kept if the bytes are the same: it is not shown anew then. */
function keep(old: Kept | undefined, value: Uint8Array | undefined): Kept | undefined {
  if (!value) return undefined;
  if (old && Buffer.compare(old.value, value) === 0) return old;
  return { value, version: performance.now() };
}

function goneFailure({ source }: Sheet): Failure {
  return new Failure(
    'read-failed',
    `There is no briefing ${source} any more`,
    'Put it back, or choose another one.',
  );
}

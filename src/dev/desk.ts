import { resolve } from 'node:path';
import type { CheckOptions } from '../check-source.js';
import { collectAll, isEditionFile, type SourceFile } from '../collect.js';
import { Failure } from '../model/failure.js';
import type { Host } from '../model/host.js';
import type { Edition } from './edition.js';
import type { Maker } from './maker.js';
import { abandon, fill, layOut, type Listener, type Sheet } from './sheet.js';

/** What the index shows. */
export interface Index {
  readonly briefings: readonly Pick<SourceFile, 'path' | 'slug'>[];
  /** Why there are none, if so. */
  readonly problem?: string;
}

/** What a desk needs. */
export interface DeskTools {
  readonly host: Host;
  readonly options: CheckOptions;
  readonly maker: Maker;
  /** Told what is our own fault. */
  readonly complain: (error: unknown) => void;
}

/** Where briefings are made anew when something changes, if somebody looks at them. */
export interface Desk {
  list(): Promise<Index>;
  /** Tells the index now and after each change; gives what ends that. */
  followIndex(listener: Listener<Index>): () => void;
  /** Tells a briefing now and whenever there is more of it; gives what ends that. */
  follow(slug: string, listener: Listener<Edition>): () => void;
  /** The latest bytes of a page or PDF. */
  find(slug: string, kind: 'page' | 'pdf'): Uint8Array | undefined;
  /** Takes absolute paths that have changed. */
  change(paths: ReadonlySet<string>): void;
  /** Stops all work. */
  close(): void;
}

/** Opens a desk on which nothing lies yet. */
export function openDesk({ host, options, maker, complain }: DeskTools): Desk {
  const sheets = new Map<string, Sheet>();
  const readers = new Set<Listener<Index>>();
  const collect = () => collectAll(host, options.sources ?? ['source']);

  async function list(): Promise<Index> {
    try {
      return { briefings: (await collect()).map(({ path, slug }) => ({ path, slug })) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { briefings: [], problem: `${error.message} ${error.hint}` };
    }
  }

  function start(sheet: Sheet): void {
    sheet.work?.abort(new Error('There is a newer one'));
    sheet.work = new AbortController();
    fill(sheet, collect, maker, sheet.work.signal).catch(complain);
  }

  return {
    list,
    followIndex(listener) {
      readers.add(listener);
      list().then(listener, complain);
      return () => readers.delete(listener);
    },
    follow(slug, listener) {
      const sheet = sheets.get(slug) ?? layOut(slug);
      sheets.set(slug, sheet);
      sheet.listeners.add(listener);
      if (sheet.edition) listener(sheet.edition);
      if (!sheet.work) start(sheet);
      return () => sheet.listeners.delete(listener);
    },
    find: (slug, kind) => sheets.get(slug)?.[kind]?.value,
    change(paths) {
      const whole = ({ source }: Sheet) => resolve(source);
      const known = new Set([...sheets.values()].map(whole));
      // What is no briefing on the desk may be a template, an image, or a rival for the name of one.
      const isShared = [...paths].some((path) => !known.has(path));
      if (isShared) maker.forget();
      for (const sheet of sheets.values()) {
        // Of an edition any of the others may be a chapter.
        const isOwn = paths.has(whole(sheet)) || isEditionFile(sheet.source);
        if (!isShared && !isOwn) continue;
        if (sheet.listeners.size > 0) start(sheet);
        else abandon(sheet);
      }
      if (readers.size > 0) list().then((index) => readers.forEach((it) => it(index)), complain);
    },
    close() {
      sheets.forEach(abandon);
    },
  };
}

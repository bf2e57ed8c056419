import { baselineFile } from '../accept/baseline.js';
import type { CheckOptions } from '../check-source.js';
import { collectAll } from '../collect.js';
import type { Host } from '../model/host.js';
import { ownPreview } from '../own.js';
import { openDesk } from './desk.js';
import { openMaker } from './maker.js';
import { serve, type Assets } from './server.js';

/** How long it has to be quiet before what has changed is made anew, in milliseconds: many programs write twice. */
const PAUSE = 15;

/** What a preview needs besides the host. */
export interface DevOptions extends CheckOptions {
  /** The first port to try; 0 takes any. */
  readonly port: number;
  /** Starts to watch files and folders; `onChange` is told absolute paths. */
  readonly watch: (
    paths: readonly string[],
    onChange: (path: string) => void,
  ) => Promise<{ add(path: string): void; close(): Promise<void> }>;
  /** Told what is our own fault. */
  readonly complain: (error: unknown) => void;
}

/** A preview that runs. */
export interface Preview {
  readonly url: string;
  /** Ends server, watch and browser. */
  close(): Promise<void>;
}

/**
 * Serves briefings and editions to a browser on this machine, and makes anew what changes while somebody looks at it.
 * Nothing is written.
 * @throws Failure `usage` if there is nothing to show, or no port is free
 */
export async function startPreview(host: Host, options: DevOptions): Promise<Preview> {
  const { port, complain } = options;
  const sources = options.sources ?? ['source'];
  await collectAll(host, sources);
  const assets = await readAssets(host);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const watch = await options.watch(
    [...sources, 'templates', 'galley.yaml', baselineFile],
    (path) => {
      changed.add(path);
      clearTimeout(timer);
      timer = setTimeout(() => {
        desk.change(new Set(changed));
        changed.clear();
      }, PAUSE);
    },
  );
  const maker = await openMaker(host, options, (path) => watch.add(path));
  const desk = openDesk({ host, options, maker, complain });
  const stop = async () => {
    clearTimeout(timer);
    desk.close();
    await Promise.all([watch.close(), maker.close()]);
  };
  try {
    const { url, close } = await serve(desk, assets, port);
    return { url, close: async () => void (await Promise.all([close(), stop()])) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readAssets(host: Host): Promise<Assets> {
  const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };
  const names = ['index.html', 'briefing.html', 'style.css', 'index.js', 'briefing.js'];
  const assets = names.map(async (name) => {
    const type = types[name.slice(name.lastIndexOf('.') + 1) as keyof typeof types];
    const value = await host.read(`${ownPreview}/${name}`);
    return [`/${name}`, { type: `${type}; charset=utf-8`, value }] as const;
  });
  return new Map(await Promise.all(assets));
}

import type { FormatName } from '../formats/index.js';
import type { Host } from '../model/host.js';
import type { Store } from '../model/store.js';
import type { Tools } from './artifact-key.js';
import type { EarlyPrinter } from './early-printer.js';
import type { Work } from './work.js';

/** What rendering asks of the host. */
export type PressHost = Pick<Host, 'read' | 'real' | 'resolve' | 'ready' | 'lendFiles' | 'epoch'>;

/** What rendering needs besides the briefing. */
export interface Press {
  readonly host: PressHost;
  readonly formats: readonly FormatName[];
  readonly generator: string;
  /** Address of the folder of output on the web, if it is known. */
  readonly url?: string | undefined;
  readonly tools: Tools;
  /** Where artifacts are kept, if they are. */
  readonly store?: Pick<Store, 'get' | 'put'> | undefined;
  /** Keeps artifacts from being stored once it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Waits until it is known whether the briefing has no errors; absent if it has none. What is printed is begun before,
   * and nothing is kept before.
   */
  readonly verdict?: (() => Promise<boolean>) | undefined;
  /** Does what may be done in another thread. */
  readonly work: Work;
  readonly printer: Pick<EarlyPrinter, 'print' | 'readEngine' | 'leave'>;
}

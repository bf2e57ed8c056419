import { hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { Store } from '../model/store.js';
import { readJson, writeJson } from './json.js';
import type { Ledger } from './ledger.js';
import { makeVerifier, type Input } from './trace.js';

/** Lists of inputs, which many records share. */
export interface TraceShelf {
  /** Keeps lists of inputs and gives their keys. */
  readonly keep: (traces: readonly (readonly Input[])[]) => Promise<readonly string[]>;
  /** Whether all inputs of some lists are as they were, if that was found out for each of them. */
  readonly verdict: (keys: readonly string[]) => boolean | undefined;
  /** Finds out whether all inputs of some lists are as they were. */
  readonly verify: (keys: readonly string[]) => Promise<boolean>;
}

/** A shelf in a store; lists in the ledger need not be looked up there, and it takes those that are. */
export function makeTraceShelf(
  host: Host,
  store: Store,
  ledger: Pick<Ledger, 'findTrace' | 'enterTrace'>,
): TraceShelf {
  const verify = makeVerifier(host);
  const verdicts = new Map<string, boolean>();
  const check = async (key: string) => {
    const known = ledger.findTrace(key);
    const trace = known ?? (await readJson<readonly Input[]>(store, key));
    if (!known && trace) ledger.enterTrace(key, trace);
    return trace !== undefined && verify(trace);
  };
  return {
    async keep(traces) {
      const keys = traces.map(hashValue);
      for (const [index, key] of keys.entries()) {
        const trace = traces[index] ?? [];
        if (!ledger.findTrace(key)) await writeJson(store, key, trace);
        ledger.enterTrace(key, trace);
      }
      return keys;
    },
    verdict(keys) {
      for (const key of keys) {
        const verdict = verdicts.get(key);
        if (verdict !== true) return verdict;
      }
      return true;
    },
    async verify(keys) {
      for (const key of keys) {
        const verdict = verdicts.get(key) ?? (await check(key));
        verdicts.set(key, verdict);
        if (!verdict) return false;
      }
      return true;
    },
  };
}

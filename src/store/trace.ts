import { Failure } from '../model/failure.js';
import { hashFile, hashShared, hashValue } from '../model/hash.js';
import type { Host } from '../model/host.js';

/** A question to the host, and a digest of its answer: what was asked, of which path, what came of it. */
export type Input = readonly [ask: Ask, path: string, answer: string];

/** What may be asked of a host that can shape an artifact. */
type Ask = 'read' | 'real' | 'kind' | 'list' | 'resolve';

/** A host that notes what is asked of it. */
export interface Tracer {
  readonly host: Host;
  /** What was asked so far: each question once, in a fixed order. */
  readonly listInputs: () => readonly Input[];
}

/** The digest of an answer that is a `Failure`. */
const FAILED = 'failed';

/**
 * Observes what is read, so that nobody has to say what an artifact is made of, and no kind of file can be
 * forgotten.
 * @param unnoted paths of files that are no input, since they are known in another way
 */
export function traceHost(host: Host, unnoted: ReadonlySet<string> = new Set()): Tracer {
  const noted = new Map<string, Input>();
  const note = (ask: Ask, path: string, answer: string) => {
    noted.set(`${ask} ${path}`, [ask, path, answer]);
  };
  const observe = async <T>(
    ask: Ask,
    path: string,
    work: Promise<T>,
    digest: (it: T) => string,
  ) => {
    try {
      const value = await work;
      note(ask, path, digest(value));
      return value;
    } catch (error) {
      if (error instanceof Failure) note(ask, path, FAILED);
      throw error;
    }
  };
  const traced: Host = {
    ...host,
    read: (path) =>
      unnoted.has(path) ? host.read(path) : observe('read', path, host.read(path), hashShared),
    real: (path) => observe('real', path, host.real(path), String),
    kind: (path) => observe('kind', path, host.kind(path), String),
    list: (path) => observe('list', path, host.list(path), hashValue),
    resolve: (specifier) => observe('resolve', specifier, host.resolve(specifier), String),
  };
  const byKey = (a: [string, Input], b: [string, Input]) => (a[0] < b[0] ? -1 : 1);
  const listInputs = () => [...noted].toSorted(byKey).map(([, input]) => input);
  return { host: traced, listInputs };
}

/** Parts inputs into the files of packages, which most records share, and those that are of one alone. */
export function partInputs(inputs: readonly Input[]): readonly (readonly Input[])[] {
  const packaged = new Set(inputs.flatMap(([ask, , answer]) => (ask === 'resolve' ? answer : [])));
  const isShared = ([ask, path]: Input) => ask === 'resolve' || packaged.has(path);
  const shared = inputs.filter(isShared);
  const own = inputs.filter((input) => !isShared(input));
  return [shared, own].filter(({ length }) => length > 0);
}

/** Tells whether the host would answer as it did when some inputs were noted; each question is asked once. */
export function makeVerifier(host: Host): (inputs: readonly Input[]) => Promise<boolean> {
  const answers = new Map<string, string>();
  return async (inputs) => {
    for (const [ask, path, expected] of inputs) {
      const key = `${ask} ${path}`;
      const answer = answers.get(key) ?? (await askAgain(host, ask, path));
      answers.set(key, answer);
      if (answer !== expected) return false;
    }
    return true;
  };
}

async function askAgain(host: Host, ask: Ask, path: string): Promise<string> {
  try {
    if (ask === 'read') return await hashFile(host, path);
    return ask === 'list' ? hashValue(await host.list(path)) : String(await host[ask](path));
  } catch (error) {
    if (error instanceof Failure) return FAILED;
    throw error;
  }
}

import { Failure } from '../model/failure.js';
import { hashFile } from '../model/hash.js';
import type { Host } from '../model/host.js';
import type { BuiltBriefing } from '../model/result.js';
import type { Archive } from './archive.js';
import type { Recalled, Source } from './record.js';

/** A source that is not read yet; it may not be, if it leads out of the folder that it was found in. */
interface Unread extends Source {
  readonly leadsOutOf?: string;
}

/** A briefing with its findings, or one that is as it was, and need not be told of. */
export type Outcome = BuiltBriefing | Recalled;

/**
 * What comes of sources now, in their order, as far as an archive knows; the others are left to make.
 * @param repeat how many warnings of unchanged briefings are read again at most; if there are more, all are but counted
 */
export async function recallSources(
  host: Host,
  sources: readonly Unread[],
  archive: Archive | undefined,
  repeat: number,
): Promise<readonly Outcome[]> {
  if (!archive) return [];
  const recalled: (Recalled | undefined)[] = [];
  for (const source of sources) {
    const sum = await sumUp(host, source);
    recalled.push(sum === undefined ? undefined : await archive.recall(source, sum));
  }
  const isRead = chooseRead(recalled, repeat);
  const known: Outcome[] = [];
  for (const found of recalled) {
    const outcome = found && isRead(found) ? await readFindings(host, found, archive) : found;
    if (outcome) known.push(outcome);
  }
  return known;
}

/** Describes briefings of which only numbers are known; those of which an archive has no more are left out. */
export async function restoreKnown(
  known: readonly Outcome[],
  archive: Archive | undefined,
): Promise<readonly BuiltBriefing[]> {
  const restore = async (it: Outcome) => (isRecalled(it) ? archive?.restore(it) : it);
  return (await Promise.all(known.map(restore))).flatMap((it) => it ?? []);
}

/** Whether a briefing is as it was, and only that is known of it. */
export function isRecalled(outcome: Outcome): outcome is Recalled {
  return 'origins' in outcome;
}

/** SHA-256 of a source that can be read, in hexadecimal. Its text is not kept: there may be ten thousand of them. */
async function sumUp(host: Host, { path, leadsOutOf }: Unread): Promise<string | undefined> {
  if (leadsOutOf !== undefined) return undefined;
  try {
    return await hashFile(host, path);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Reads a text again, for its findings to be told of. */
async function readFindings(
  host: Host,
  found: Recalled,
  archive: Archive,
): Promise<BuiltBriefing | undefined> {
  try {
    return await archive.restoreAll(found, await host.read(found.source));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Findings of briefings to which something was done are read in any case. */
function chooseRead(
  recalled: readonly (Recalled | undefined)[],
  repeat: number,
): (it: Recalled) => boolean {
  let warnings = 0;
  for (const it of recalled) {
    if (it && isUnchanged(it)) warnings += it.counts.warning;
  }
  return (it) => warnings <= repeat || !isUnchanged(it);
}

function isUnchanged({ origins }: Recalled): boolean {
  return origins.length > 0 && origins.every((origin) => origin === 'unchanged');
}

import type { VFile } from 'vfile';
import type { BuiltBriefing } from '../model/result.js';

/** Most findings that are told again of briefings to which nothing was done. */
const MAX_TOLD = 100;

/**
 * The briefings whose findings an earlier build has told, if there are too many of them to read them again.
 * One that could not be made is not among them.
 */
export function listRepeated(briefings: readonly BuiltBriefing[]): ReadonlySet<VFile> {
  const files = briefings.filter(isUnchanged).map(({ file }) => file);
  const found = files.reduce((sum, { messages }) => sum + messages.filter(isWarning).length, 0);
  return new Set(found > MAX_TOLD ? files : []);
}

function isUnchanged({ artifacts, failures }: BuiltBriefing): boolean {
  const isKept = artifacts.length > 0 && artifacts.every(({ origin }) => origin === 'unchanged');
  return isKept && failures.length === 0;
}

function isWarning({ fatal }: VFile['messages'][number]): boolean {
  return fatal === false;
}

import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Finding, Level, LevelSetting, RelatedPlace, Report } from './finding.js';

declare module 'vfile-message' {
  interface VFileMessage {
    /** The other places that the message is about. */
    related?: readonly RelatedPlace[];
  }
}

declare module 'vfile' {
  interface DataMap {
    /** How many findings on the file its writer waived. */
    waived: number;
    /** How many findings on the file the baseline accepts. */
    inBaseline: number;
    /** How many findings of each level an earlier build has told, which are not read again: there are no messages then. */
    counts: LevelCounts;
  }
}

/** How many findings there are of each level. */
export type LevelCounts = Readonly<Record<Level, number>>;

/** Levels by the id of a finding. */
export type LevelTable = Readonly<Record<string, LevelSetting>>;

/**
 * How findings become messages: tables of levels, of which a later one wins, and whether warnings count as
 * errors. What is an error by itself stays one unless it is editorial: safety rests on it.
 */
export interface Levels {
  readonly tables?: readonly LevelTable[];
  readonly strict: boolean;
  /** How many findings of one level become messages; all if absent. Of further ones a last message has the number. */
  readonly most?: number;
}

/**
 * A report that writes findings on a file as messages, the way of vfile: `fatal` is true for an error,
 * false for a warning and undefined for info; `note` is the hint, `expected` the fix.
 */
export function reportOn(file: VFile, levels: Levels): Report {
  const { most = Infinity } = levels;
  const counts = { error: 0, warning: 0, info: 0 };
  const rests = new Map<Level, VFileMessage>();
  return (finding) => {
    const level = chooseLevel(finding, levels);
    if (level === 'off') return;
    counts[level] += 1;
    if (counts[level] <= most) {
      write(file, finding, level);
      return;
    }
    const rest = rests.get(level) ?? write(file, REST, level);
    rests.set(level, rest);
    rest.message = rest.reason = describeRest(counts[level] - most, level);
  };
}

/** Stands for findings that are only counted; their number takes the place of the reason. */
const REST: Finding = {
  id: 'findings-many',
  level: 'info',
  reason: '',
  hint: 'Mend what is listed first. (galley.yaml sets the limit: limits, findings.)',
};

function describeRest(count: number, level: Level): string {
  const kind = { error: 'error', warning: 'warning', info: 'remark' }[level];
  return count === 1 ? `1 more ${kind} is not listed` : `${count} more ${kind}s are not listed`;
}

function write(file: VFile, finding: Finding, level: Level): VFileMessage {
  const { id, reason, hint, place, related, fix } = finding;
  const position = place && ('type' in place ? place.position : place);
  const message = file.message(reason, { place: position, ruleId: id, source: 'galley' });
  message.fatal = level === 'error' ? true : level === 'warning' ? false : undefined;
  if (hint !== undefined) message.note = hint;
  if (related !== undefined) message.related = related;
  if (fix !== undefined) message.expected = [fix];
  return message;
}

/** The level of a message, out of its `fatal`. */
export function levelOf({ fatal }: { readonly fatal?: boolean | null | undefined }): Level {
  if (fatal === true) return 'error';
  return fatal === false ? 'warning' : 'info';
}

/** Whether a file has a finding that stops it. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some(({ fatal }) => fatal === true);
}

/** The level of a finding without strictness; of the tables a later one wins. */
export function levelOfFinding(
  { id, level, editorial }: Finding,
  tables: readonly LevelTable[],
): LevelSetting {
  const isFixed = level === 'error' && editorial !== true;
  return isFixed ? level : (tables.findLast((table) => id in table)?.[id] ?? level);
}

function chooseLevel(finding: Finding, { tables = [], strict }: Levels): LevelSetting {
  const level = levelOfFinding(finding, tables);
  return strict && level === 'warning' ? 'error' : level;
}

import type { VFile } from 'vfile';
import type { Finding, LevelSetting, RelatedPlace, Report } from './finding.js';

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
  }
}

/** Levels by the id of a finding. */
export type LevelTable = Readonly<Record<string, LevelSetting>>;

/**
 * How findings become messages: tables of levels, of which a later one wins, and whether warnings count as
 * errors. What is an error by itself stays one unless it is editorial: safety rests on it.
 */
export interface Levels {
  readonly tables?: readonly LevelTable[];
  readonly strict: boolean;
}

/**
 * A report that writes findings on a file as messages, the way of vfile: `fatal` is true for an error,
 * false for a warning and undefined for info; `note` is the hint, `expected` the fix.
 */
export function reportOn(file: VFile, levels: Levels): Report {
  return (finding) => {
    const level = chooseLevel(finding, levels);
    if (level === 'off') return;
    const { id, reason, hint, place, related, fix } = finding;
    const position = place && ('type' in place ? place.position : place);
    const message = file.message(reason, { place: position, ruleId: id, source: 'galley' });
    message.fatal = level === 'error' ? true : level === 'warning' ? false : undefined;
    if (hint !== undefined) message.note = hint;
    if (related !== undefined) message.related = related;
    if (fix !== undefined) message.expected = [fix];
  };
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

import type { VFile } from 'vfile';
import type { Finding, Report } from './finding.js';
import type { Profile } from './profile.js';

/**
 * How findings become messages: levels that a profile sets, and whether warnings count as errors.
 * What is an error by itself stays one: safety rests on it.
 */
export interface Levels {
  readonly profile?: Profile | undefined;
  readonly strict: boolean;
}

/**
 * A report that writes findings on a file as messages, the way of vfile: `fatal` is true for an error,
 * false for a warning and undefined for info; `note` is the hint.
 */
export function reportOn(file: VFile, levels: Levels): Report {
  return (finding) => {
    const level = chooseLevel(finding, levels);
    if (level === 'off') return;
    const { id, reason, hint, place } = finding;
    const position = place && ('type' in place ? place.position : place);
    const message = file.message(reason, { place: position, ruleId: id, source: 'galley' });
    message.fatal = level === 'error' ? true : level === 'warning' ? false : undefined;
    if (hint !== undefined) message.note = hint;
  };
}

/** Whether a file has a finding that stops it. */
export function hasErrors(file: VFile): boolean {
  return file.messages.some(({ fatal }) => fatal === true);
}

function chooseLevel({ id, level }: Finding, { profile, strict }: Levels) {
  const chosen = level === 'error' ? level : (profile?.levels[id] ?? level);
  return strict && chosen === 'warning' ? 'error' : chosen;
}

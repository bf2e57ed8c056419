import type { Finding } from '../../model/finding.js';
import type { FrontMatterFields } from './schema.js';

type Field = 'date' | 'updated' | 'asOf' | 'reviewBy' | 'embargo';

/** Takes a finding on a field of the front matter. */
export type ReportField = (finding: Finding, field: keyof FrontMatterFields) => void;

/** Which field may not be before which, and what that would mean. */
const ORDER: readonly (readonly [later: Field, earlier: Field, meaning: string])[] = [
  ['updated', 'date', 'it was changed before it was published'],
  ['reviewBy', 'date', 'its review was due before it was published'],
  ['date', 'asOf', 'it tells of a day after its own'],
  ['date', 'embargo', 'it would be published under its embargo'],
];

/** Finds fields that contradict each other. No clock is asked: what is found depends on the file alone. */
export function checkFacts(fields: FrontMatterFields, report: ReportField): void {
  for (const [later, earlier, meaning] of ORDER) {
    const [value, bound] = [fields[later], fields[earlier]];
    if (value === undefined || bound === undefined || !isBefore(value, bound)) continue;
    report(
      {
        id: 'date-order',
        level: 'warning',
        reason: `"${later}" (${value}) is before "${earlier}" (${bound}): ${meaning}`,
        hint: 'Correct one of them.',
      },
      later,
    );
  }
  if (fields.status === 'embargoed' && fields.embargo === undefined) {
    report(
      {
        id: 'embargo-missing',
        level: 'warning',
        reason: 'The status is "embargoed", but no embargo is given',
        hint: 'Say when it ends: "embargo: 2024-06-19T08:30:00Z".',
      },
      'status',
    );
  }
}

/** Compares days if one of the two has no time. */
function isBefore(a: string, b: string): boolean {
  const haveTimes = a.includes('T') && b.includes('T');
  return haveTimes ? Date.parse(a) < Date.parse(b) : a.slice(0, 10) < b.slice(0, 10);
}

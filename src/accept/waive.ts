import type { Finding } from '../model/finding.js';
import { findNearest } from '../model/nearest.js';
import type { Waiver, Waivers } from '../model/waiver.js';
import type { PlacedFinding } from './placed.js';

/** Findings that no waiver accepts, with those on the waivers themselves, and how many were accepted. */
export interface Waived {
  readonly left: readonly PlacedFinding[];
  readonly waived: number;
}

/**
 * Takes away the editorial findings that the writer accepted with a reason. What safety or structure rests on can't
 * be waived.
 * @param rules ids of all rules whose findings can be
 */
export function applyWaivers(
  findings: readonly PlacedFinding[],
  { list, misplaced, opening }: Waivers,
  rules: readonly string[],
): Waived {
  const byKey = new Map<string, Waiver>();
  for (const waiver of list.filter(isReasoned).toReversed()) {
    for (const line of listLines(waiver, opening)) byKey.set(`${line} ${waiver.rule}`, waiver);
  }
  const used = new Set<Waiver>();
  const left = findings.filter(({ id, place, editorial }) => {
    const line = place ? String(place.start.line) : WHOLE_FILE;
    const waiver = editorial && byKey.get(`${line} ${id}`);
    if (waiver) used.add(waiver);
    return !waiver;
  });
  const own = [
    ...list.filter((waiver) => !used.has(waiver)).map((waiver) => judge(waiver, rules)),
    ...misplaced.map((place) => ({ ...MISPLACED, place })),
  ];
  return { left: [...left, ...own], waived: findings.length - left.length };
}

const WHOLE_FILE = 'file';

/** Ids of style checks start so; what follows comes from their packages. */
const STYLE = 'style-';

const MISPLACED = {
  id: 'waiver-misplaced',
  level: 'warning',
  reason: 'A waiver has to stand alone on its line',
  hint: 'Write it on the line before, as one line.',
} as const satisfies Finding;

/** The lines that a waiver is for, and the file as a whole. */
function listLines({ line }: Waiver, opening: number): readonly string[] {
  if (line === undefined) return [];
  return line <= opening ? [String(line), WHOLE_FILE] : [String(line)];
}

function isReasoned({ rule, reason }: Waiver): boolean {
  return rule !== '' && /[\p{L}\p{N}]/u.test(reason);
}

/** What is wrong with a waiver that accepts nothing. */
function judge(waiver: Waiver, rules: readonly string[]): PlacedFinding {
  const { rule, line, place } = waiver;
  if (!isReasoned(waiver)) {
    return {
      id: 'waiver-reason',
      level: 'error',
      reason: rule === '' ? 'The waiver names no rule' : `The waiver of "${rule}" gives no reason`,
      hint: `Write <!-- galley-ok ${rule || 'rule-id'}: why it is right -->.`,
      place,
    };
  }
  if (!rules.includes(rule) && !rule.startsWith(STYLE)) {
    const nearest = findNearest(rule, rules, 4);
    return {
      id: 'waiver-unknown',
      level: 'warning',
      reason: `There is no editorial rule "${rule}" that could be waived`,
      hint: nearest === undefined ? 'docs/rules.md has all that there are.' : `Is it "${nearest}"?`,
      place,
    };
  }
  const where = line === undefined ? 'nothing follows' : `line ${String(line)} has no such finding`;
  return {
    id: 'waiver-unused',
    level: 'warning',
    reason: `The waiver of "${rule}" accepts nothing: ${where}`,
    hint: 'Delete it.',
    place,
  };
}

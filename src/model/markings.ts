import { formatDate, splitTime } from './dates.js';
import { readLabel } from './labels.js';
import type { Metadata } from './metadata.js';
import type { Labels } from './template.js';

/** Stands between two markings. */
export const MARKING_SEPARATOR = ' · ';

/** What stands on every page beside the TLP label: the handling, and the embargo. */
export function wordMarkings(metadata: Metadata, labels: Labels): string[] {
  const { handling } = metadata;
  return [...(handling === undefined ? [] : [handling]), ...wordEmbargo(metadata, labels)];
}

/** `Embargoed until 19 June 2024, 08:30 UTC`, or nothing. */
export function wordEmbargo({ embargo, lang }: Metadata, labels: Labels): string[] {
  if (embargo === undefined) return [];
  const values = { date: formatDate(embargo, lang), ...splitTime(embargo) };
  return [readLabel(labels, 'embargoed-until', values)];
}

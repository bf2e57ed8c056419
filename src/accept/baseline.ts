import { decodeText } from '../model/decode-text.js';
import { makeFingerprint } from '../model/fingerprint.js';
import type { Host } from '../model/host.js';
import type { PlacedFinding } from './placed.js';

/** Name of the baseline, in the folder in which Galley runs. */
export const baselineFile = 'galley-baseline.json';

/** How often each finding is accepted, by its fingerprint. */
export type Counts = Readonly<Record<string, number>>;

/** What is accepted of each file, by its path from the working folder. */
export type Baseline = Readonly<Record<string, Counts>>;

/**
 * Reads the baseline in the working folder; without one, nothing is accepted.
 * @throws Failure `config-invalid`, with line and column, if it can't be understood; `read-failed` if it is no file
 */
export async function loadBaseline(host: Host): Promise<Baseline> {
  if ((await host.kind(baselineFile)) === undefined) return {};
  const text = decodeText(await host.read(baselineFile), baselineFile);
  const { readBaseline } = await import('./read-baseline.js');
  return readBaseline(text, baselineFile);
}

/** A baseline as a file: the same bytes for the same findings. */
export function formatBaseline(baseline: Baseline): Uint8Array {
  const files = sortKeys(baseline, (accepted) => sortKeys(accepted, (count) => count));
  return new TextEncoder().encode(`${JSON.stringify({ version: 1, files }, undefined, 2)}\n`);
}

function sortKeys<T>(map: Readonly<Record<string, T>>, change: (value: T) => T) {
  const entries = Object.entries(map).map(([key, value]) => [key, change(value)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Counts findings of a text by their fingerprints. */
export function countFindings(findings: readonly PlacedFinding[], text: string): Counts {
  const fingerprint = makeFingerprint(text);
  const found = new Map<string, number>();
  for (const finding of findings) {
    const name = fingerprint(finding);
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(found);
}

/** Findings that a baseline does not accept, and how many of its own it accepts and no longer meets. */
export interface Compared {
  readonly left: readonly PlacedFinding[];
  readonly accepted: number;
  readonly gone: number;
}

/** Takes away what a baseline accepts: of several findings that are alike, as many as it has. */
export function applyBaseline(
  findings: readonly PlacedFinding[],
  counted: Counts,
  text: string,
): Compared {
  const open = new Map(Object.entries(counted));
  if (open.size === 0) return { left: findings, accepted: 0, gone: 0 };
  const fingerprint = makeFingerprint(text);
  const left = findings.filter((finding) => {
    const name = fingerprint(finding);
    const count = open.get(name) ?? 0;
    if (count > 0) open.set(name, count - 1);
    return count === 0;
  });
  const gone = [...open.values()].reduce((sum, count) => sum + count, 0);
  return { left, accepted: findings.length - left.length, gone };
}

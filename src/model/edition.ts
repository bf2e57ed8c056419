import type { Briefing } from './briefing.js';
import { MARKING_SEPARATOR } from './markings.js';
import { tlpLabels, type Meta } from './meta.js';

/** Many briefings in one: a briefing without text of its own, whose chapters are briefings. */
export interface Edition extends Briefing {
  /** In reading order. */
  readonly briefings: readonly Briefing[];
}

/**
 * The facts of an edition: its own, and for what it leaves open those of its briefings. It may be seen by nobody who
 * may not see each of them, and no sooner.
 */
export function gatherFacts(own: Meta, briefings: readonly Briefing[]): Meta {
  const all = briefings.map(({ meta }) => meta);
  const date = own.date ?? findLatest(all.map((meta) => meta.date));
  const updated = own.updated ?? findLatest(all.map((meta) => meta.updated));
  const isNews = updated !== undefined && (date === undefined || isAfter(updated, date));
  const tlp = own.tlp ?? findStrictest(briefings);
  const embargo = own.embargo ?? findLatest(all.map((meta) => meta.embargo));
  const handling = own.handling ?? joinHandling(all);
  const publisher = own.publisher ?? findPublisher(all);
  const { updated: _, ...facts } = own;
  return {
    ...facts,
    ...(date !== undefined && { date }),
    ...(isNews && { updated }),
    ...(tlp !== undefined && { tlp }),
    ...(embargo !== undefined && { embargo }),
    ...(handling !== undefined && { handling }),
    ...(publisher !== undefined && { publisher }),
    authors: own.authors.length > 0 ? own.authors : takeOnce(all.flatMap(({ authors }) => authors)),
    subjects:
      own.subjects.length > 0 ? own.subjects : [...new Set(all.flatMap((it) => it.subjects))],
    sources: takeOnce(all.flatMap(({ sources }) => sources)),
  };
}

/** The most restricted of the TLP labels that some briefings have. */
export function findStrictest(briefings: readonly Briefing[]): Meta['tlp'] {
  return tlpLabels.find((label) => briefings.some(({ meta }) => meta.tlp === label));
}

/** Whether an instant or day is after another; compares days if one of the two has no time. */
export function isAfter(a: string, b: string): boolean {
  const haveTimes = a.includes('T') && b.includes('T');
  return haveTimes ? Date.parse(a) > Date.parse(b) : a.slice(0, 10) > b.slice(0, 10);
}

function findLatest(dates: readonly (string | undefined)[]): string | undefined {
  return dates.reduce((latest, date) => {
    if (date === undefined) return latest;
    return latest === undefined || isAfter(date, latest) ? date : latest;
  }, undefined);
}

function joinHandling(all: readonly Meta[]): string | undefined {
  const words = new Set(all.flatMap(({ handling }) => handling ?? []));
  return words.size === 0 ? undefined : [...words].join(MARKING_SEPARATOR);
}

/** The house that has issued all of them. Its logo lies beside one of them only. */
function findPublisher(all: readonly Meta[]): Meta['publisher'] {
  const [first, ...others] = all.map(({ publisher }) => publisher);
  if (!first || !others.every((other) => other?.name === first.name)) return undefined;
  const { logo: _, ...house } = first;
  return house;
}

/** Of equal items the first. */
function takeOnce<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

import type { Author } from '../model/meta.js';
import { readByline, readPerson } from './byline.js';
import { readDateLine } from './date-line.js';

/** What a line of several facts says. */
export interface Credits {
  /** ISO 8601. */
  readonly date: string;
  /** The part of the line that gives it. */
  readonly dateText: string;
  readonly authors: readonly Author[];
  /** A label of the Traffic Light Protocol, right or wrong. */
  readonly marking?: string;
}

const SEPARATOR = / +[|·•–—-] +|\. +(?=By |Prepared by )/;

/** A label of the Traffic Light Protocol, right or wrong, that is all of a line. */
export const MARKING = /^(?:Marking: )?TLP ?: ?[A-Z]+(?:\+[A-Z]+)?$/;

/** An office or house: a few words, the first with a capital. */
const HOUSE = /^\p{Lu}[^.!?:;]{1,59}$/u;

/**
 * The facts of a line that gives the date and others beside it (`June 15, 2026 | By Ana Ruiz | TLP:GREEN`,
 * `9 October 2023 | Ana Ruiz | Maghreb Policy Centre`); undefined for any other line.
 */
export function readCredits(line: string): Credits | undefined {
  const parts = line.trim().split(SEPARATOR);
  const dateText = parts.find((part) => readDateLine(part) !== undefined);
  const date = dateText && readDateLine(dateText);
  if (parts.length < 2 || dateText === undefined || date === undefined) return undefined;
  let authors: readonly Author[] = [];
  let marking: string | undefined;
  for (const part of parts.filter((it) => it !== dateText)) {
    const [author] = authors;
    const named = readByline(part) ?? readPerson(part);
    if (MARKING.test(part)) marking = part;
    else if (!author && named) authors = named;
    else if (author && HOUSE.test(part)) authors = [{ ...author, org: part }, ...authors.slice(1)];
    else return undefined;
  }
  return { date, dateText, authors, ...(marking !== undefined && { marking }) };
}

import licenses from 'spdx-license-ids/index.json' with { type: 'json' };
import { normalizeUri } from 'micromark-util-sanitize-uri';
import * as z from 'zod';

/** Shape of a date, or a date-time with zone (ISO 8601). */
const DATE = /^[12]\d{3}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Semantic Versioning 2.0.0, as its site gives it, without build metadata. */
const SEMVER =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** A name, or a URN (RFC 8141). */
const ID = /^(?:urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[\w()+,.:=@;$!*'%/?#&~-]+|[A-Za-z0-9][\w.-]*)$/;

const ORCID = /^(?:https:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/;

/** A text of one line that has something in it. */
export const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .refine(
    (text) => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text),
    'must not hold control characters, those of direction included',
  );

/** A date, or a date-time with zone; gives a time with its seconds, and no more than thousandths of them. */
export const date = z
  .string()
  .refine(
    isDate,
    'must be a date (2024-06-19) or a date-time with zone (2024-06-19T08:30:00Z) of the years 1000 to 2999',
  )
  .meta({ pattern: DATE.source })
  .transform(normalizeTime);

/** A date-time with zone. */
export const instant = z
  .string()
  .refine(
    (text) => text.includes('T') && isDate(text),
    'must be a date-time with zone (2024-06-19T08:30:00Z)',
  )
  .meta({ pattern: DATE.source });

/** A BCP 47 language tag; gives its canonical form. */
export const language = z
  .string()
  .refine(isLanguageTag, 'must be a language tag such as en or pt-BR')
  .transform((text) => Intl.getCanonicalLocales(text)[0] ?? text);

/** A web address; gives it with what may not stand in one percent-encoded. */
export const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform(normalizeUri);

/** A mail address. */
export const email = z.email('must be a mail address such as desk@example.org');

/** A name of the writer's own, or a URN. */
export const id = z
  .string()
  .regex(ID, 'must be a name of letters, digits, ".", "_" and "-", or a URN (urn:isbn:…)');

/** An ORCID iD, with or without its address; gives it without. */
export const orcid = z
  .string()
  .refine(
    isOrcid,
    'must be an ORCID iD such as 0000-0002-1825-0097; the last digit checks the rest',
  )
  .meta({ pattern: ORCID.source })
  .transform((text) => ORCID.exec(text)?.[1] ?? text);

/** An SPDX licence identifier, or one of the writer's own. */
export const license = z
  .string()
  .refine((text) => licenses.includes(text) || /^LicenseRef-[A-Za-z0-9.-]+$/.test(text), {
    error: 'must be an SPDX licence identifier such as CC-BY-4.0, or LicenseRef- and a name',
    params: { known: licenses },
  });

const VERSION = 'must be a whole number or a semantic version such as 1.2.0';

/** A version; gives it as text. */
export const version = z
  .union([z.int().min(0, VERSION), z.string().regex(SEMVER, VERSION)], { error: VERSION })
  .transform(String);

function isDate(value: string): boolean {
  if (!DATE.test(value) || Number.isNaN(Date.parse(value))) return false;
  const written = value.slice(0, 10);
  return new Date(`${written}T00:00:00Z`).toISOString().startsWith(written);
}

/** As web pages and EPUBs take it (HTML, valid date-time; W3C note on date and time formats). */
function normalizeTime(value: string): string {
  return value.replace(/(T\d\d:\d\d)(?=[Z+-])/, '$1:00').replace(/(\.\d{3})\d+/, '$1');
}

function isLanguageTag(value: string): boolean {
  try {
    return /^[A-Za-z]{2,3}(-|$)/.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** The last character is a check digit, ISO 7064 MOD 11-2. */
function isOrcid(value: string): boolean {
  const digits = ORCID.exec(value)?.[1]?.replaceAll('-', '');
  if (digits === undefined) return false;
  const base = digits.slice(0, -1).split('');
  const total = base.reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.endsWith(check === 10 ? 'X' : String(check));
}

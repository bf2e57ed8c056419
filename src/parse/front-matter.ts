import type { Link, Text } from 'mdast';
import { z } from 'zod';
import type { Author, Meta, Publisher } from '../model/briefing.js';
import type { Place, Report } from '../model/finding.js';
import { readYaml } from '../model/yaml.js';

/** What the front matter of a briefing says. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly deck?: string | undefined;
  readonly profile?: string | undefined;
  readonly lang?: string | undefined;
  readonly meta: Meta;
  /** One phrase a source; without positions. */
  readonly sources: readonly (Link | Text)[];
}

const NOTHING: FrontMatter = { meta: { authors: [] }, sources: [] };

/** Front matter larger than this many bytes is refused. */
const MAX_BYTES = 16 * 1024;

const line = z
  .string()
  .trim()
  .min(1)
  .refine((text) => !/\p{Cc}/u.test(text), 'must not hold control characters');
const day = z
  .string()
  .refine(isDate, 'must be a date (2024-06-19) or a date-time with zone (2024-06-19T08:30:00Z)');
const tag = z
  .string()
  .refine(isLanguageTag, 'must be a language tag such as en or pt-BR')
  .transform((text) => Intl.getCanonicalLocales(text)[0] ?? text);
const names = z.union([line, z.array(line).min(1)], { error: 'must be a name or a list of names' });
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const house = z.union([line, z.strictObject({ name: line, url: address.optional() })], {
  error: 'must be a name, or a map of name and url',
});
const reference = z.union([line, z.strictObject({ title: line, url: address.optional() })], {
  error: 'must be a text or an address, or a map of title and url',
});

const schema = z.strictObject({
  title: line.optional(),
  deck: line.optional(),
  date: day.optional(),
  updated: day.optional(),
  author: names.optional(),
  lang: tag.optional(),
  publisher: house.optional(),
  profile: line.optional(),
  sources: z.array(reference).optional(),
});

/** The front matter, and the text with it blanked out so that all positions stay true. */
export interface Split {
  readonly front: FrontMatter;
  readonly body: string;
}

/** Takes the front matter off a text and reads it. Everything wrong with it is reported with its line. */
export function splitFrontMatter(source: string, report: Report): Split {
  if (!/^---[ \t]*\n/.test(source)) return { front: NOTHING, body: source };
  const close = /^(?:---|\.\.\.)[ \t]*$/gm;
  close.lastIndex = source.indexOf('\n');
  const end = close.exec(source);
  if (!end) {
    report({
      id: 'front-matter-unclosed',
      level: 'error',
      reason: 'The front matter that starts here is never closed',
      hint: 'End it with a line of three hyphens (---).',
    });
    return { front: NOTHING, body: source };
  }
  const open = source.indexOf('\n') + 1;
  const front = readFrontMatter(source.slice(open, end.index), report);
  const length = end.index + end[0].length;
  const blank = source.slice(0, length).replace(/[^\n]/g, ' ');
  return { front, body: blank + source.slice(length) };
}

function readFrontMatter(yaml: string, report: Report): FrontMatter {
  const bytes = Buffer.byteLength(yaml);
  if (bytes > MAX_BYTES) {
    report({
      id: 'front-matter-size',
      level: 'error',
      reason: `The front matter has ${String(bytes)} bytes; ${String(MAX_BYTES)} are allowed`,
      hint: 'Move text into the body.',
    });
    return NOTHING;
  }
  const result = readYaml(yaml, schema);
  if (!result.ok) {
    for (const { reason, hint, place } of result.problems) {
      const known = { id: 'front-matter-invalid', level: 'error', reason } as const;
      report({ ...known, ...(hint !== undefined && { hint }), place: shiftLines(place, 1) });
    }
    return NOTHING;
  }
  const { title, deck, profile, lang, sources = [], ...fields } = result.value;
  return { title, deck, profile, lang, meta: toMeta(fields), sources: sources.map(toSource) };
}

type Fields = Omit<z.infer<typeof schema>, 'title' | 'deck' | 'profile' | 'lang' | 'sources'>;

function toMeta({ date, updated, author = [], publisher }: Fields): Meta {
  const authors: readonly string[] = typeof author === 'string' ? [author] : author;
  return {
    ...(date !== undefined && { date }),
    ...(updated !== undefined && { updated }),
    authors: authors.map((name): Author => ({ name })),
    ...(publisher !== undefined && { publisher: toPublisher(publisher) }),
  };
}

function toPublisher(value: z.infer<typeof house>): Publisher {
  if (typeof value === 'string') return { name: value };
  return { name: value.name, ...(value.url !== undefined && { url: value.url }) };
}

function toSource(value: z.infer<typeof reference>): Link | Text {
  const { title, url } =
    typeof value === 'string'
      ? { title: value, url: /^https?:\/\/\S+$/.test(value) ? value : undefined }
      : value;
  const text: Text = { type: 'text', value: title };
  return url === undefined ? text : { type: 'link', url, children: [text] };
}

function shiftLines({ start, end }: Place, by: number): Place {
  return {
    start: { line: start.line + by, column: start.column },
    end: { line: end.line + by, column: end.column },
  };
}

function isDate(value: string): boolean {
  const match =
    /^([12]\d{3}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(value);
  const written = match?.[1];
  if (written === undefined || Number.isNaN(Date.parse(value))) return false;
  return new Date(`${written}T00:00:00Z`).toISOString().startsWith(written);
}

function isLanguageTag(value: string): boolean {
  try {
    return /^[A-Za-z]{2,3}(-|$)/.test(value) && Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { build } from '../../src/build.js';
import { loadFormat, type FormatName } from '../../src/formats/index.js';
import { createMemoryHost } from '../memory-host.js';
import type { HostileCase } from './case.js';

/** What became of a case. */
export interface Outcome {
  /** The first error of each id, as `line:column id`. */
  readonly errors: readonly string[];
  /** Names of the formats that were written. */
  readonly formats: readonly string[];
  /** What kept artifacts from being made. */
  readonly failures: readonly string[];
  /** What the artifacts say to a reader, white space made even, by format. */
  readonly texts: Readonly<Record<string, string>>;
  /** What in the page could run, fetch or lead astray. */
  readonly alive: readonly string[];
}

/** Builds all cases in one go, each in a folder of its own, and gives what became of them by name. */
export async function runCases(
  cases: readonly HostileCase[],
  formats: readonly FormatName[],
): Promise<ReadonlyMap<string, Outcome>> {
  const host = createMemoryHost({});
  const encode = (value: string | Uint8Array) =>
    typeof value === 'string' ? new TextEncoder().encode(value) : value;
  for (const [index, { source, files = {} }] of cases.entries()) {
    const folder = `source/${String(index)}`;
    host.files.set(`${folder}/case-${String(index)}.md`, encode(source));
    for (const [path, value] of Object.entries(files)) {
      host.files.set(path.replace(/^source/, folder), encode(value));
    }
  }
  const sources = cases.map((_, index) => `source/${String(index)}/case-${String(index)}.md`);
  const { briefings } = await build(host, { sources, formats });
  const outcomes = new Map<string, Outcome>();
  for (const [index, { name }] of cases.entries()) {
    const briefing = briefings[index];
    if (!briefing) continue;
    const { file, artifacts, failures, slug } = briefing;
    const texts: Record<string, string> = {};
    for (const format of formats) {
      const bytes = host.files.get(`output/${slug}.${format}`);
      const said = bytes && (await (await loadFormat(format)).readText?.(bytes));
      if (said !== undefined) texts[format] = said.replace(/\s+/g, ' ');
    }
    const page = new TextDecoder().decode(host.files.get(`output/${slug}.html`));
    outcomes.set(name, {
      errors: listFirst(file.messages.filter(({ fatal }) => fatal === true)),
      formats: artifacts.map(({ format }) => format),
      failures: failures.map(({ message }) => message),
      texts,
      alive: listAlive(page),
    });
  }
  return outcomes;
}

interface Message {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly ruleId?: string | undefined;
}

function listFirst(messages: readonly Message[]): readonly string[] {
  const first = new Map<string, string>();
  for (const { line = 1, column = 1, ruleId = '' } of messages) {
    if (!first.has(ruleId)) first.set(ruleId, `${String(line)}:${String(column)} ${ruleId}`);
  }
  return [...first.values()];
}

const LINK = /^(?:https?:|mailto:|tel:|#)/;
const IMAGE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml);base64,/;
/** What an attribute that holds an address may begin with; `/^\b$/` is nothing. */
const ADDRESSES: Readonly<Record<string, RegExp>> = {
  href: LINK,
  src: IMAGE,
  action: /^\b$/,
  formAction: /^\b$/,
  poster: /^\b$/,
  ping: /^\b$/,
};
const ALIVE =
  /^(?:iframe|object|embed|form|base|frame|frameset|applet|portal|svg|annotation|annotation-xml|maction|mglyph|semantics|audio|video|source|track|link|button|textarea|select)$/;

/** What in a page could run, fetch or lead astray; the block of data for search engines is known. */
export function listAlive(page: string): readonly string[] {
  const found: string[] = [];
  visit(fromHtml(page), 'element', ({ tagName, properties }) => {
    if (ALIVE.test(tagName)) found.push(tagName);
    if (tagName === 'script' && properties['type'] !== 'application/ld+json') found.push('script');
    if (tagName === 'meta' && properties['httpEquiv']?.toString() === 'refresh')
      found.push('refresh');
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || name === 'srcDoc') found.push(name);
      const allowed = ADDRESSES[name] ?? /^/;
      if (!allowed.test(String(value))) found.push(`${name}=${String(value)}`);
    }
  });
  return found;
}

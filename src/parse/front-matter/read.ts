import type { Place, Report } from '../../model/finding.js';
import type { Meta } from '../../model/meta.js';
import { readYaml } from '../../model/yaml.js';
import { checkFacts } from './check-facts.js';
import { frontMatterSchema } from './schema.js';
import { toMeta } from './to-meta.js';

/** What the front matter of a briefing says. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly deck?: string | undefined;
  readonly profile?: string | undefined;
  readonly lang?: string | undefined;
  readonly meta: Meta;
  /** Where a field stands in the writer's file: `['sources', 0]`. */
  readonly locate: (path: readonly PropertyKey[]) => Place | undefined;
}

/** Reads the YAML of a front matter. Everything wrong with it is reported; what is right is given, if that can be told. */
export function readFrontMatter(
  yaml: string,
  toSource: (place: Place) => Place,
  report: Report,
): FrontMatter | undefined {
  const result = readYaml(yaml, frontMatterSchema);
  for (const { place, ...problem } of result.ok ? [] : result.problems) {
    report({ id: 'front-matter-invalid', level: 'error', ...problem, place: toSource(place) });
  }
  const read = result.ok ? result : result.rest;
  if (!read) return undefined;
  const { value } = read;
  const locate = (path: readonly PropertyKey[]) => toSource(read.locate(path));
  checkFacts(value, (finding, field) => {
    report({ ...finding, place: locate([field]) });
  });
  const { title, deck, profile, lang } = value;
  return { title, deck, profile, lang, meta: toMeta(value, locate), locate };
}

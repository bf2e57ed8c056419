import type { Place, Report } from '../../model/finding.js';
import type { Limits } from '../../model/limits.js';
import type { Meta } from '../../model/meta.js';
import { readYaml } from '../../model/yaml.js';
import { checkCharacters } from '../characters.js';
import { decode } from '../decode.js';
import { checkFacts } from '../front-matter/check-facts.js';
import { toMeta } from '../front-matter/to-meta.js';
import { checkSize } from '../limits.js';
import { editionSchema } from './schema.js';

/** What an edition file says. */
export interface EditionFile {
  /** As it was decoded. */
  readonly text: string;
  readonly title: string;
  readonly deck?: string | undefined;
  readonly profile?: string | undefined;
  readonly lang?: string | undefined;
  readonly meta: Meta;
  /** In reading order. */
  readonly items: readonly EditionItem[];
  /** Where a field stands in the file. */
  readonly locate: (path: readonly PropertyKey[]) => Place;
}

/** A briefing of an edition, as the edition file names it. */
export interface EditionItem {
  readonly path: string;
  readonly place: Place;
}

/** Reads an edition file. Everything wrong with it is reported with its line; then undefined is given. */
export function readEditionFile(
  bytes: Uint8Array,
  report: Report,
  limits: Limits,
): EditionFile | undefined {
  if (!checkSize(bytes, limits, report)) return undefined;
  const text = decode(bytes, report);
  if (text === undefined || !checkCharacters(text, report)) return undefined;
  const result = readYaml(text, editionSchema);
  if (!result.ok) {
    for (const problem of result.problems)
      report({ id: 'edition-invalid', level: 'error', ...problem });
    return undefined;
  }
  const { locate } = result;
  const { briefings, ...fields } = result.value;
  checkFacts(fields, (finding, field) => {
    report({ ...finding, place: locate([field]) });
  });
  const { title, deck, profile, lang } = fields;
  const items = briefings.map((path, index) => ({ path, place: locate(['briefings', index]) }));
  return { text, title, deck, profile, lang, meta: toMeta(fields, locate), items, locate };
}

import type { SourceReference } from './meta.js';
import type { Metadata } from './metadata.js';

/** A property of schema.org and its values, as text. */
export interface Statement {
  readonly name: (typeof statementNames)[number];
  readonly values: readonly string[];
}

/** Properties of schema.org for facts that Dublin Core has no place for. */
export const statementNames = [
  'version',
  'creativeWorkStatus',
  'contentReferenceTime',
  'expires',
  'contentLocation',
  'conditionsOfAccess',
  'correction',
  'digitalSourceType',
] as const;

/** What the reader of an assisted text is told: part of it comes from a model. */
const ASSISTED = 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource';

/** Facts that books and PDFs write under their names in schema.org; only those that are there. */
export function listStatements(metadata: Metadata): readonly Statement[] {
  const { version, status, asOf, reviewBy, dateline, corrections, aiAssisted } = metadata;
  const values: Readonly<Record<Statement['name'], readonly (string | undefined)[]>> = {
    version: [version],
    creativeWorkStatus: [status],
    contentReferenceTime: [asOf],
    expires: [reviewBy],
    contentLocation: [dateline],
    conditionsOfAccess: listMarkings(metadata),
    correction: corrections.map(({ date, type, text }) => `${date}, ${type}: ${text}`),
    digitalSourceType: [aiAssisted?.used === true ? ASSISTED : undefined],
  };
  const statements = statementNames.map((name) => ({
    name,
    values: values[name].filter((value) => value !== undefined),
  }));
  return statements.filter((statement) => statement.values.length > 0);
}

/** Who may see it, as every page says: the TLP label, then the handling. */
export function listMarkings({ tlp, handling }: Pick<Metadata, 'tlp' | 'handling'>): string[] {
  return [tlp, handling].filter((marking) => marking !== undefined);
}

/** A source in one line, for metadata: title, publisher, dates and address. */
export function citeSource({ title, url, publisher, date, accessed }: SourceReference): string {
  const address = url === title ? undefined : url;
  const seen = accessed === undefined ? undefined : `accessed ${accessed}`;
  return [title, publisher, date, address, seen].filter((part) => part !== undefined).join(', ');
}

/** The page of SPDX about a licence; a licence of the writer's own has none. */
export function findLicenseUrl(license: string): string | undefined {
  return license.startsWith('LicenseRef-')
    ? undefined
    : `https://spdx.org/licenses/${license}.html`;
}

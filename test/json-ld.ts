/** What a value may be: a text, a day or moment, an address, or a node of one of some types. */
type Kind = 'text' | 'date' | 'url' | readonly string[];

const ARTICLE: Readonly<Record<string, readonly Kind[]>> = {
  about: [['Thing']],
  alternativeHeadline: ['text'],
  author: [['Person', 'Organization']],
  citation: ['text', ['CreativeWork']],
  conditionsOfAccess: ['text'],
  contentLocation: [['Place']],
  contentReferenceTime: ['date'],
  copyrightNotice: ['text'],
  correction: ['text', ['CorrectionComment']],
  creativeWorkStatus: ['text'],
  dateModified: ['date'],
  datePublished: ['date'],
  description: ['text'],
  digitalSourceType: ['url'],
  expires: ['date'],
  headline: ['text'],
  identifier: ['text'],
  image: ['url', ['ImageObject']],
  inLanguage: ['text'],
  license: ['url', ['CreativeWork']],
  mainEntityOfPage: ['url', ['WebPage']],
  publisher: [['Person', 'Organization']],
  url: ['url'],
  version: ['text'],
};

/**
 * The properties that Galley uses, by type, and what schema.org expects as their values. Types of
 * articles have all of these from Article and CreativeWork.
 */
const TYPES: Readonly<Record<string, Readonly<Record<string, readonly Kind[]>>>> = {
  AnalysisNewsArticle: ARTICLE,
  Article: ARTICLE,
  NewsArticle: ARTICLE,
  Report: ARTICLE,
  TechArticle: ARTICLE,
  CorrectionComment: { datePublished: ['date'], name: ['text'], text: ['text'] },
  CreativeWork: {
    datePublished: ['date'],
    name: ['text'],
    publisher: [['Person', 'Organization']],
    url: ['url'],
  },
  Organization: { name: ['text'], url: ['url'] },
  Person: {
    affiliation: [['Organization']],
    email: ['text'],
    jobTitle: ['text'],
    name: ['text'],
    sameAs: ['url'],
  },
  Place: { name: ['text'] },
  Thing: { name: ['text'] },
  WebPage: {},
};

/** What a node says nothing without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(TYPES)
      .filter(([, properties]) => properties === ARTICLE)
      .map(([type]) => [type, ['headline', 'description', 'identifier', 'inLanguage']]),
  ),
  CorrectionComment: ['text'],
  CreativeWork: ['name'],
  Organization: ['name'],
  Person: ['name'],
  Place: ['name'],
  Thing: ['name'],
  WebPage: ['@id'],
};

const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** What is wrong with the data of a page: unknown types and properties, values of another kind, missing ones. */
export function judgeJsonLd(data: Readonly<Record<string, unknown>>): string[] {
  const { '@context': context, ...node } = data;
  const problems = context === 'https://schema.org' ? [] : [`@context is ${String(context)}`];
  if (TYPES[String(node['@type'])] !== ARTICLE)
    problems.push(`${String(node['@type'])} is no article`);
  return [...problems, ...judgeNode(node)];
}

function judgeNode(node: Readonly<Record<string, unknown>>): string[] {
  const type = String(node['@type']);
  const known = TYPES[type];
  if (!known) return [`the type ${type} is not known`];
  const missing = (REQUIRED[type] ?? []).filter((name) => node[name] === undefined);
  const properties = Object.entries(node).filter(([name]) => !name.startsWith('@'));
  return [
    ...missing.map((name) => `${type} has no ${name}`),
    ...properties.flatMap(([name, value]) => {
      const kinds = known[name];
      if (!kinds) return [`${type} has no property ${name}`];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      if (values.length === 0) return [`${type}.${name} is empty`];
      return values.flatMap((one) => judgeValue(one, kinds, `${type}.${name}`));
    }),
  ];
}

function judgeValue(value: unknown, kinds: readonly Kind[], name: string): string[] {
  if (typeof value === 'object' && value !== null) {
    const node = value as Readonly<Record<string, unknown>>;
    const isExpected = kinds.some(
      (kind) => typeof kind === 'object' && kind.includes(String(node['@type'])),
    );
    return isExpected ? judgeNode(node) : [`${name} is of the type ${String(node['@type'])}`];
  }
  const fits = kinds.some((kind) => typeof value === 'string' && isOfKind(value, kind));
  return fits ? [] : [`${name} is ${JSON.stringify(value)}`];
}

function isOfKind(value: string, kind: Kind): boolean {
  if (kind === 'date') return DATE.test(value) && !Number.isNaN(Date.parse(value));
  if (kind === 'url') return /^https?:/.test(value) && URL.canParse(value);
  return kind === 'text' && value.trim() !== '';
}

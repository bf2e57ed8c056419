import type { Author, Correction, Publisher, SourceReference } from '../../model/meta.js';
import type { Metadata } from '../../model/metadata.js';
import { findLicenseUrl, listStatements } from '../../model/statements.js';

/** Data for search engines; see schema.org/Article. Nothing in it can end the element. */
export function makeJsonLd(metadata: Metadata): string {
  const { title, deck, description, lang, date, updated, publisher, rights, license, addresses } =
    metadata;
  const data = {
    '@context': 'https://schema.org',
    '@type': metadata.schemaType,
    headline: title,
    alternativeHeadline: deck,
    description,
    inLanguage: lang,
    url: addresses?.page,
    mainEntityOfPage: addresses && { '@type': 'WebPage', '@id': addresses.page },
    image: addresses?.picture,
    identifier:
      metadata.id === undefined ? metadata.identifier : [metadata.identifier, metadata.id],
    datePublished: date,
    dateModified: updated,
    author: listIfAny(metadata.authors.map(describeAuthor)),
    publisher: publisher && describePublisher(publisher),
    ...makeStatements(metadata),
    about: listIfAny(metadata.subjects.map((name) => ({ '@type': 'Thing', name }))),
    copyrightNotice: rights,
    license: license === undefined ? undefined : describeLicense(license),
    citation: listIfAny(metadata.sources.map(describeSource)),
  };
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** The facts that books and PDFs have as text, with types where schema.org wants some. */
function makeStatements(metadata: Metadata): Readonly<Record<string, unknown>> {
  const { dateline, corrections } = metadata;
  const plain = listStatements(metadata).map(({ name, values }) => [
    name,
    values.length === 1 ? values[0] : values,
  ]);
  return {
    ...(Object.fromEntries(plain) as Readonly<Record<string, unknown>>),
    ...(dateline !== undefined && { contentLocation: { '@type': 'Place', name: dateline } }),
    ...(corrections.length > 0 && { correction: corrections.map(describeCorrection) }),
  };
}

function describeAuthor({ name, role, email, orcid, org }: Author) {
  return {
    '@type': 'Person',
    name,
    jobTitle: role,
    email,
    sameAs: orcid === undefined ? undefined : `https://orcid.org/${orcid}`,
    affiliation: org === undefined ? undefined : { '@type': 'Organization', name: org },
  };
}

function describePublisher({ name, url }: Publisher) {
  return { '@type': 'Organization', name, url };
}

/** An address, or the name of a licence that has none. */
function describeLicense(name: string) {
  return findLicenseUrl(name) ?? { '@type': 'CreativeWork', name };
}

function describeCorrection({ date, type, text }: Correction) {
  return { '@type': 'CorrectionComment', name: type, datePublished: date, text };
}

function describeSource({ title, url, publisher, date }: SourceReference) {
  return {
    '@type': 'CreativeWork',
    name: title,
    url,
    publisher: publisher === undefined ? undefined : { '@type': 'Organization', name: publisher },
    datePublished: date,
  };
}

function listIfAny<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}

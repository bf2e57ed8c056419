import type { Place } from '../../model/finding.js';
import type { Author, Meta, Publisher, SourceReference } from '../../model/meta.js';
import type { FrontMatterFields } from './schema.js';

type Locate = (path: readonly PropertyKey[]) => Place;
type Named<T> = string | T;

/** The facts among the fields of a front matter: every shorthand written out. */
export function toMeta(fields: FrontMatterFields, locate: Locate): Meta {
  const { title: _, deck: _1, profile: _2, lang: _3, author = [], publisher, ...facts } = fields;
  const authors = Array.isArray(author) ? author : [author];
  const { subjects = [], sources = [], corrections = [], ...others } = facts;
  return {
    ...others,
    authors: authors.map(toAuthor),
    ...(publisher !== undefined && { publisher: toPublisher(publisher, locate) }),
    subjects,
    sources: sources.map(toSource),
    corrections,
  };
}

function toAuthor(author: Named<Author>): Author {
  return typeof author === 'string' ? { name: author } : author;
}

function toPublisher(
  publisher: NonNullable<FrontMatterFields['publisher']>,
  locate: Locate,
): Publisher {
  if (typeof publisher === 'string') return { name: publisher };
  const { logo: url, ...house } = publisher;
  if (url === undefined) return house;
  const position = locate(['publisher', 'logo']);
  return { ...house, logo: { type: 'image', url, alt: '', position } };
}

function toSource(source: Named<SourceReference>): SourceReference {
  if (typeof source !== 'string') return source;
  return { title: source, ...(/^https?:\/\/\S+$/.test(source) && { url: source }) };
}

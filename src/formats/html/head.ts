import { createHash } from 'node:crypto';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RenderInput } from '../../model/format.js';
import type { Metadata } from '../../model/metadata.js';
import { findLicenseUrl } from '../../model/statements.js';
import { makeFontRule, rememberSheet, toDataUrl } from '../../model/embed.js';
import { SHEET } from '../../model/html.js';
import { makeJsonLd } from './json-ld.js';
import { PICTURE_SIZE } from '../../draw/picture-size.js';
import { rememberFor } from '../../model/remember.js';
import { packWoff } from './woff.js';

/** The page may show what is in it, and nothing else; the one script is data, named by its hash. */
function makePolicy(data: string): string {
  const hash = createHash('sha256').update(data).digest('base64');
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    `script-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

const pack = rememberFor(packWoff);
const toFontUrl = rememberFor((woff: Uint8Array) => toDataUrl('font/woff', woff));

/** The style sheet of a web page, encoded: most pages have the same. */
export function makeSheet({ styles, faces }: RenderInput): Uint8Array {
  return encodeSheet(faces, [styles.base, styles.screen, `@media print{${styles.print}}`]);
}

const encodeSheet = rememberSheet((faces, styles) => {
  const rules = faces.map((face) => {
    const woff = face.packed?.woff ?? pack(face.data);
    return makeFontRule(face, { url: toFontUrl(woff), format: 'woff' });
  });
  return Buffer.from([...rules, ...styles].join('\n'));
});

/** What the head of a web page has beyond character set, viewport and title. */
export function makeHead({ metadata, generator }: RenderInput): Element[] {
  const data = makeJsonLd(metadata);
  return [
    h('meta', { httpEquiv: 'Content-Security-Policy', content: makePolicy(data) }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'generator', content: generator }),
    ...makeMeta(metadata),
    ...makeAddresses(metadata),
    h('script', { type: 'application/ld+json' }, data),
    h('style', SHEET),
  ];
}

function makeMeta(metadata: Metadata): Element[] {
  const { title, description, authors, lang, date, updated, subjects, license } = metadata;
  const licenseUrl = license === undefined ? undefined : findLicenseUrl(license);
  const named = (name: string, content: string) => h('meta', { name, content });
  const property = (name: string, content: string) => h('meta', { property: name, content });
  return [
    named('description', description),
    ...authors.map(({ name }) => named('author', name)),
    ...(subjects.length === 0 ? [] : [named('keywords', subjects.join(', '))]),
    ...(licenseUrl === undefined ? [] : [h('link', { rel: 'license', href: licenseUrl })]),
    property('og:type', 'article'),
    property('og:title', title),
    property('og:description', description),
    property('og:locale', toLocale(lang)),
    ...(date === undefined ? [] : [property('article:published_time', date)]),
    ...(updated === undefined ? [] : [property('article:modified_time', updated)]),
    ...subjects.map((subject) => property('article:tag', subject)),
  ];
}

/** Where the page is, and the picture to show with a link to it. */
function makeAddresses({ addresses, title, description }: Metadata): Element[] {
  if (!addresses) return [];
  const { page, picture } = addresses;
  const alt = title === description ? title : `${title}: ${description}`;
  const property = (name: string, content: string) => h('meta', { property: name, content });
  return [
    h('link', { rel: 'canonical', href: page }),
    property('og:url', page),
    property('og:image', picture),
    property('og:image:type', 'image/png'),
    property('og:image:width', String(PICTURE_SIZE.width)),
    property('og:image:height', String(PICTURE_SIZE.height)),
    property('og:image:alt', alt),
    h('meta', { name: 'twitter:card', content: 'summary_large_image' }),
  ];
}

/** Language and territory as Open Graph writes them: `en_GB`. */
function toLocale(lang: string): string {
  const { language, region } = new Intl.Locale(lang);
  return region === undefined ? language : `${language}_${region}`;
}

import type { Root } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { eachElement } from '../model/tree.js';
import { MATHML_ATTRIBUTES, MATHML_ELEMENTS } from '../model/formula.js';

const TEXT =
  'a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var';
const BLOCKS =
  'aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr img input li ol p pre section slot table tbody td tfoot th thead tr ul';

/** The elements and attributes that running text of a briefing may become; of everything else, nothing but the text stays. */
const SCHEMA: Schema = {
  tagNames: [...TEXT.split(' '), ...BLOCKS.split(' '), ...MATHML_ELEMENTS],
  attributes: {
    '*': [
      'className',
      'id',
      'role',
      'lang',
      'dir',
      'ariaLabel',
      'ariaLabelledBy',
      'ariaDescribedBy',
      'data*',
    ],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    input: ['checked', 'disabled', 'type'],
    ol: ['start'],
    slot: ['name'],
    td: ['align'],
    th: ['align'],
    time: ['dateTime'],
    ...Object.fromEntries(MATHML_ELEMENTS.map((name) => [name, [...MATHML_ATTRIBUTES]])),
  },
  // An image is taken from those that were read, by its `src`; an address that is none of them ends the build.
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  // The ids of notes have their prefix; with a second one every link to a note would be dead.
  clobber: [],
  strip: ['script', 'style'],
};

/**
 * A copy of the running text as hast, with nothing in it that could run or fetch. The checks of the source refuse
 * all of that with its line; this is for what they, or a kind of section, may have missed. A word that goes with it
 * is told of by the proof.
 */
export function sanitizeText(tree: Root): Root {
  // Schemes are compared as they are written here.
  eachElement(tree, ({ properties }) => {
    if (typeof properties['href'] !== 'string') return;
    properties['href'] = properties['href'].replace(/^[a-z]+:/i, (scheme) => scheme.toLowerCase());
  });
  const clean = sanitize(tree, SCHEMA);
  return clean.type === 'root' ? clean : { type: 'root', children: [] };
}

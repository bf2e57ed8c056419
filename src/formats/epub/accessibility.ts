import type { Element } from 'hast';
import { eachElement } from '../../model/tree.js';
import type { ImageFile } from './chapter.js';

/** Accessibility metadata in the words of the schema.org vocabularies. */
export interface Accessibility {
  readonly modes: readonly string[];
  /** Each item is a set of modes, joined by commas, with which all of the book can be read. */
  readonly sufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
  /** One or more sentences in English. */
  readonly summary: string;
}

interface Contents {
  /** Pictures that carry meaning; decoration and the cover do not count (EPUB Accessibility Techniques 1.1). */
  readonly pictures: number;
  readonly undescribed: number;
  readonly math: number;
}

/** Works out from a chapter what a reader needs to read it and what helps. */
export function describeAccessibility(
  chapter: Element,
  images: readonly ImageFile[],
  hasPages: boolean,
): Accessibility {
  const { pictures, undescribed, math } = countContents(chapter);
  const described = pictures > 0 && undescribed === 0;
  return {
    modes: ['textual', ...(pictures > 0 ? ['visual'] : [])],
    sufficient: [
      ...(undescribed === 0 ? ['textual'] : []),
      ...(pictures > 0 ? ['textual,visual'] : []),
    ],
    features: [
      'ARIA',
      ...(described ? ['alternativeText'] : []),
      'displayTransformability',
      ...(math > 0 ? ['MathML'] : []),
      ...(hasPages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
    ],
    hazards: [images.every(isStill) ? 'none' : 'unknown'],
    summary: [
      ...summarize(pictures, undescribed, math),
      ...(hasPages ? ['Its pages are those of the PDF.'] : []),
    ].join(' '),
  };
}

function countContents(chapter: Element): Contents {
  const counts = { pictures: 0, undescribed: 0, math: 0 };
  eachElement(chapter, ({ tagName, properties }) => {
    if (tagName === 'math') counts.math += 1;
    if (tagName !== 'img' && tagName !== 'svg') return;
    if (properties.alt === '' || String(properties.ariaHidden) === 'true') return;
    counts.pictures += 1;
    if (!(properties.alt ?? properties.ariaLabel ?? properties.ariaLabelledBy)) {
      counts.undescribed += 1;
    }
  });
  return counts;
}

/** PNG and JPEG can't move; of the others that isn't known without playing them. */
function isStill({ asset }: ImageFile): boolean {
  return asset.mediaType === 'image/png' || asset.mediaType === 'image/jpeg';
}

function summarize(pictures: number, undescribed: number, math: number): string[] {
  return [
    'All of the text is real text with headings, a table of contents and a logical reading order; its size, face and colours can be changed.',
    ...(pictures === 0 ? ['It needs no picture to be understood.'] : []),
    ...(pictures > 0 && undescribed === 0 ? ['All pictures have alternative text.'] : []),
    ...(undescribed > 0 ? ['Some pictures have no alternative text.'] : []),
    ...(math > 0 ? ['Formulas are MathML.'] : []),
  ];
}

import type { Figure } from '../text/figures.js';
import type { Place } from '../model/finding.js';
import type { Role, Sentence } from '../text/passage.js';

const NAMES: Readonly<Record<Role, string>> = {
  title: 'title',
  deck: 'deck',
  lead: 'lead',
  takeaway: 'takeaway',
  body: 'text',
  analysis: 'analysis',
  term: 'glossary',
  definition: 'glossary',
  other: 'text',
};

/** What a desk calls the part in which a sentence stands: `the takeaway`. */
export function namePart({ passage }: Pick<Sentence, 'passage'>): string {
  return `the ${NAMES[passage.role]}`;
}

/** ` (line 12)`, or nothing for what stands in the front matter. */
export function nameLine(place: Place | undefined): string {
  return place === undefined ? '' : ` (line ${String(place.start.line)})`;
}

/** A sentence for quoting in a message, cut after some 80 characters at a word. */
export function shorten(text: string): string {
  if (text.length <= 80) return text;
  return `${text.slice(0, 80).replace(/\s+\S*$/, '')} …`;
}

/** A message that begins with the name of a part begins with a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sum with the currency and the scale of a figure: `$4.2 billion`. */
export function writeLike(sum: number, { text, value }: Figure): string {
  const number = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (number === undefined) return sum.toLocaleString('en');
  const scale = value / Number.parseFloat(number.replaceAll(',', ''));
  return text.replace(number, (sum / scale).toLocaleString('en', { maximumFractionDigits: 3 }));
}

import { findAll } from '../../../model/find-all.js';
import { listElements, toText, type Drawn } from './drawing.js';
import { SvgFault, show } from './fault.js';
import { REFERRING } from './names.js';
import { MAX_ELEMENTS } from './parse-svg.js';

/** Names that an element may have in every edition of XML 1.0; with others, a book is not valid. */
const XML_NAME = /^[A-Za-z_À-ÖØ-öø-ıА-яぁ-ゔァ-ヺ一-龥][\w.À-ÖØ-öø-ıА-яぁ-ゔァ-ヺ一-龥-]*$/;

/** What an area or a line may be filled with by name. */
const PAINTS: ReadonlySet<string> = new Set(['linearGradient', 'pattern', 'radialGradient']);

/** What draws nothing in its own place, and nothing by `use`. */
const UNUSABLE: ReadonlySet<string> = new Set([...PAINTS, 'clipPath']);

/** Elements that refer to what they change or lead to, and draw nothing of it. */
const POINTING: ReadonlySet<string> = new Set([
  'a',
  'animate',
  'animateMotion',
  'animateTransform',
  'set',
]);

/** Elements that lead to each other, as children or by reference. */
const MAX_CHAIN = 1000;

/** References of one value: `#a`, or any number of `url(#a)`. */
const REFERENCES = /url\(\s*["']?#([^"')\s]*)/gi;

/**
 * Judges how the elements of a drawing refer to each other: each name is had by one, what is used is there, and what
 * is drawn in the end is not more than a browser can take. Leaves out names that XML does not allow and nobody uses.
 * Throws an `SvgFault`.
 */
export function judgeReferences(root: Drawn): void {
  const elements = listElements(root);
  const named = nameElements(elements);
  for (const element of elements) judgeTargets(element, named);
  countDrawn(root, { named, counts: new Map(), depth: 0 });
}

function nameElements(elements: readonly Drawn[]): ReadonlyMap<string, Drawn> {
  const named = new Map<string, Drawn>();
  const used = new Set(
    elements.flatMap((element) => [...listReferences(element), ...listSelected(element)]),
  );
  for (const element of elements) {
    const { attributes, line } = element;
    const { id } = attributes;
    if (id == null) continue;
    if (!XML_NAME.test(id)) {
      const fault = `has the id "${show(id)}", which is no name in XML: give it one of letters`;
      if (used.has(id)) throw new SvgFault(fault, line);
      delete attributes['id'];
      continue;
    }
    if (named.has(id)) {
      throw new SvgFault(`has two elements with the id "${show(id)}": give one another id`, line);
    }
    named.set(id, element);
  }
  return named;
}

/** A book must hold what is filled with and used, and of the right kind. */
function judgeTargets({ name, attributes, line }: Drawn, named: ReadonlyMap<string, Drawn>): void {
  for (const key of ['fill', 'stroke']) {
    const [, id] = /^\s*url\(#([^)]*)\)\s*$/.exec(attributes[key] ?? '') ?? [];
    if (id === undefined || PAINTS.has(named.get(id)?.name ?? '')) continue;
    const fault = `paints with "#${show(id)}", which is no gradient or pattern in it`;
    throw new SvgFault(fault, line);
  }
  if (name !== 'use') return;
  for (const key of REFERRING) {
    const address = attributes[key];
    if (address == null) continue;
    const id = address.trim().slice(1);
    const target = named.get(id);
    if (target && !UNUSABLE.has(target.name)) continue;
    throw new SvgFault(`uses "#${show(id)}", which is no drawing in it`, line);
  }
}

function listChildren({ children }: Drawn): readonly Drawn[] {
  return children.filter((child): child is Drawn => child.type === 'element');
}

/** The names of all elements that one element refers to in its attributes. */
function listReferences({ attributes }: Drawn): readonly string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (value == null) return [];
    if (!REFERRING.has(name)) return findAll(value, REFERENCES).map(([, id = '']) => id);
    return value.trim().startsWith('#') ? [value.trim().slice(1)] : [];
  });
}

/** The names that a style sheet has in its selectors, and whatever else is written like one. */
function listSelected(element: Drawn): readonly string[] {
  if (element.name !== 'style') return [];
  return findAll(toText(element), /#([\w-]+)/g).map(([, id = '']) => id);
}

interface Count {
  readonly named: ReadonlyMap<string, Drawn>;
  /** What is known, and which elements are being counted. */
  readonly counts: Map<Drawn, number | 'open'>;
  readonly depth: number;
}

/** How many elements are drawn for one, with its children and all that it refers to. */
function countDrawn(element: Drawn, { named, counts, depth }: Count): number {
  const { line } = element;
  const known = counts.get(element);
  if (known === 'open') throw new SvgFault(`has a <${element.name}> that draws itself`, line);
  if (known !== undefined) return known;
  if (depth > MAX_CHAIN) throw new SvgFault('refers from element to element without end', line);
  counts.set(element, 'open');
  const references = POINTING.has(element.name) ? [] : listReferences(element);
  const targets = references.flatMap((id) => named.get(id) ?? []);
  let count = 1;
  for (const part of [...listChildren(element), ...targets]) {
    count += countDrawn(part, { named, counts, depth: depth + 1 });
    if (count > MAX_ELEMENTS) {
      throw new SvgFault(
        `draws more than ${String(MAX_ELEMENTS)} elements, by <use> of <use>`,
        line,
      );
    }
  }
  counts.set(element, count);
  return count;
}

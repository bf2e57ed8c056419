import type { Nodes, Root } from 'hast';
import type { FontUse } from '../model/profile.js';

/** The texts of a document by what a face of a font is for; `all` is the whole of it without formulae. */
export type UsedText = Readonly<Record<FontUse | 'all', string>>;

const CODE = new Set(['code', 'pre', 'kbd', 'samp']);
const BOLD = new Set(['strong', 'b', 'dfn', 'dt', 'h1', 'h2', 'h3', 'h4', 'th']);
const ITALIC = new Set(['em', 'i', 'cite', 'h5', 'h6']);
/** What has a sign that is no text of it. */
const ROOTS = new Set(['msqrt', 'mroot']);
const TABULAR = new Set(['table', 'figcaption']);
const AROUND = new Set([...CODE, ...BOLD, ...ITALIC, ...TABULAR, 'math', 'mi']);

/** Reads which characters of a document are set as code, in bold italics, in italics within tables and captions, or in formulae. */
export function readUses(document: Root): UsedText {
  const texts = { all: '', code: '', 'bold-italic': '', 'table-italic': '', formula: '' };
  const walk = (node: Nodes, around: ReadonlySet<string>): void => {
    if (node.type === 'text' && around.has('math')) {
      texts.formula += around.has('mi') ? node.value + slantLetter(node.value) : node.value;
    } else if (node.type === 'text') {
      const within = (names: ReadonlySet<string>) => [...around].some((name) => names.has(name));
      texts.all += node.value;
      if (within(CODE)) texts.code += node.value;
      if (within(BOLD) && within(ITALIC)) texts['bold-italic'] += node.value;
      if (within(TABULAR) && within(ITALIC)) texts['table-italic'] += node.value;
    }
    if (!('children' in node)) return;
    if (node.type === 'element' && ROOTS.has(node.tagName)) texts.formula += '√';
    const counts = node.type === 'element' && AROUND.has(node.tagName);
    const inside = counts ? new Set([...around, node.tagName]) : around;
    for (const child of node.children) walk(child, inside);
  };
  walk(document, new Set());
  return texts;
}

/** Italics that follow no order, by the letters that they are of. */
const ODD_ITALICS: Readonly<Record<string, string>> = {
  h: '\u210E',
  ı: '\u{1D6A4}',
  ȷ: '\u{1D6A5}',
  ϴ: '\u{1D6F3}',
  '∇': '\u{1D6FB}',
  '∂': '\u{1D715}',
  ϵ: '\u{1D716}',
  ϑ: '\u{1D717}',
  ϰ: '\u{1D718}',
  ϕ: '\u{1D719}',
  ϱ: '\u{1D71A}',
  ϖ: '\u{1D71B}',
};

/** Alphabets of which each letter has an italic of its own in Unicode: first, last, the italic of the first. */
const ITALICS = [
  ['A', 'Z', 0x1d434],
  ['a', 'z', 0x1d44e],
  ['Α', 'Ω', 0x1d6e2],
  ['α', 'ω', 0x1d6fc],
] as const;

/** The character that browsers show for a name of one letter (MathML Core, 2.1.2.1 and appendix C); nothing for others. */
function slantLetter(name: string): string {
  if (ODD_ITALICS[name] !== undefined) return ODD_ITALICS[name];
  const alphabet = ITALICS.find(
    ([first, last]) => name.length === 1 && name >= first && name <= last,
  );
  if (!alphabet) return '';
  const [first, , start] = alphabet;
  return String.fromCodePoint(start + name.charCodeAt(0) - first.charCodeAt(0));
}

import { markdown, pasted, type HostileCase } from './case.js';

const bytes = (...parts: (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part],
    ),
  );
const utf16 = (text: string, big: boolean) => {
  const buffer = Buffer.from(`\ufeff${text}`, 'utf16le');
  return Uint8Array.from(big ? buffer.swap16() : buffer);
};

/** Encodings and characters. */
export const text: readonly HostileCase[] = [
  { name: 'a byte order mark twice', source: `\ufeff\ufeff${pasted('More.')}` },
  { name: 'UTF-16, little endian', source: utf16(pasted('Käse.'), false), holds: ['Käse.'] },
  { name: 'UTF-16, big endian', source: utf16(pasted('Käse.'), true), holds: ['Käse.'] },
  {
    name: 'UTF-16 with half a character',
    source: bytes([0xff, 0xfe, 0x41]),
    errors: ['1:1 encoding-invalid'],
  },
  {
    name: 'UTF-16 with a lone surrogate',
    source: bytes([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]),
    errors: ['1:1 encoding-invalid'],
  },
  {
    name: 'UTF-16 without a byte order mark',
    source: Uint8Array.from(Buffer.from(pasted('x'), 'utf16le')),
    errors: ['1:1 encoding-invalid'],
  },
  {
    name: 'UTF-32',
    source: bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
    errors: ['1:1 encoding-invalid'],
  },
  { name: 'Latin-1', source: bytes(pasted('K'), [0xe4], 'se'), errors: ['10:1 encoding-invalid'] },
  {
    name: 'CP1252',
    source: bytes(pasted('x'), [0x93], 'quoted', [0x94]),
    errors: ['10:1 encoding-invalid'],
  },
  {
    name: 'an overlong sequence',
    source: bytes(pasted('x'), [0xc0, 0xaf]),
    errors: ['10:1 encoding-invalid'],
  },
  {
    name: 'a surrogate in UTF-8',
    source: bytes(pasted('x'), [0xed, 0xa0, 0x80]),
    errors: ['10:1 encoding-invalid'],
  },
  {
    name: 'beyond Unicode',
    source: bytes(pasted('x'), [0xf5, 0x80, 0x80, 0x80]),
    errors: ['10:1 encoding-invalid'],
  },
  {
    name: 'a character cut short',
    source: bytes(pasted('x'), [0xe2, 0x82]),
    errors: ['10:1 encoding-invalid'],
  },
  {
    name: 'a program',
    source: bytes([0x7f], 'ELF', [2, 1, 1, 0, 0, 0, 0xff]),
    errors: ['1:1 encoding-invalid'],
  },
  {
    name: 'a PNG',
    source: bytes([0x89], 'PNG\r\n', [0x1a], '\n'),
    errors: ['1:1 encoding-invalid'],
  },
  { name: 'a NUL', source: pasted('a\0b'), errors: ['9:2 character-illegal'] },
  { name: 'a NUL in Markdown', source: markdown('a\0b'), errors: ['15:2 character-illegal'] },
  { name: 'a C0 control', source: pasted('a\u001bb'), errors: ['9:2 character-illegal'] },
  { name: 'a C1 control', source: pasted('a\u0085b'), errors: ['9:2 character-illegal'] },
  { name: 'a DEL', source: pasted('a\u007fb'), errors: ['9:2 character-illegal'] },
  { name: 'a form feed', source: pasted('a\fb'), errors: ['9:2 character-illegal'] },
  { name: 'a vertical tab', source: pasted('a\vb'), errors: ['9:2 character-illegal'] },
  { name: 'a noncharacter', source: pasted('a\ufdd0b'), errors: ['9:2 character-illegal'] },
  {
    name: 'a noncharacter beyond the first plane',
    source: pasted('a\u{1ffff}b'),
    errors: ['9:2 character-illegal'],
  },
  {
    name: 'a control in the title',
    source: pasted('x', 'a\u0007b'),
    errors: ['1:2 character-illegal'],
  },
  { name: 'a control in code', source: markdown('`a\u0007b`'), errors: ['15:3 character-illegal'] },
  {
    name: 'a control in an address',
    source: markdown('[x](https://x.example/\u0007)'),
    errors: ['15:23 character-illegal'],
  },
  {
    name: 'line and paragraph separators',
    source: pasted('a\u2028b\u2029c'),
    holds: ['a', 'b', 'c'],
  },
  {
    name: 'a bidi override',
    source: pasted('safe \u202egnp.exe\u202c text'),
  },
  {
    name: 'bidi isolates within each other',
    source: pasted('a \u2066b\u2067c\u2068d\u2069 \u202b e'),
    errors: ['9:5 character-direction'],
  },
  {
    name: 'bidi isolates one after the other',
    source: pasted('a \u2066b\u2069 \u2067c\u2069\nd \u2067e'),
    holds: ['a', 'e'],
  },
  { name: 'a bidi isolate that never ends', source: pasted('a \u2067b') },
  { name: 'a bidi override in a title', source: pasted('x', 'a\u202eb') },
  { name: 'direction marks', source: pasted('a \u200fb\u200e c'), holds: ['a', 'b'] },
  {
    name: 'Hebrew and Arabic',
    source: pasted('שלום עולם مرحبا بالعالم 123 abc'),
    holds: ['שלום עולם', 'مرحبا بالعالم'],
  },
  { name: 'Chinese', source: pasted('漢字かな交じり文。'), holds: ['漢字かな交じり文。'] },
  { name: 'emoji with joiners', source: pasted('👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽'), holds: ['👩‍👩‍👧‍👦', '🏳️‍🌈', '👍🏽'] },
  { name: 'stacked accents', source: pasted(`Z${'\u0301\u0327'.repeat(60)}algo`), holds: ['algo'] },
  { name: 'decomposed letters', source: pasted('Ka\u0308se'), holds: ['Käse'] },
  { name: 'Hangul in parts', source: pasted('\u1112\u1161\u11ab'), holds: ['한'] },
  {
    name: 'zero-width characters',
    source: pasted('zero\u200bwidth\u2060word\ufeffs'),
    holds: ['zerowidthwords'],
  },
  {
    name: 'soft hyphens',
    source: pasted('co\u00adop\u00ader\u00adation'),
    holds: ['co\u00adop\u00ader\u00adation'],
  },
  { name: 'ligatures', source: pasted('ﬁnd ﬂow ﬃ'), holds: ['ﬁnd ﬂow ﬃ'] },
  { name: 'variation selectors and tags', source: pasted('a\ufe0f 🏴󠁧󠁢󠁥󠁮󠁧󠁿 b'), holds: ['b'] },
  { name: 'a byte order mark in a word', source: pasted('a\ufeffb c\ufeff d'), holds: ['d'] },
  { name: 'an accent 900 times', source: pasted(`Z${'\u0300'.repeat(900)} end`), holds: ['end'] },
  {
    name: 'an accent 20,000 times',
    source: pasted(`Z${'\u0300'.repeat(20_000)}`),
    errors: ['9:1 limit-exceeded'],
  },
  {
    name: 'many variation selectors',
    source: pasted(`${'a\ufe0e\u{e0100}'.repeat(200)} end`),
    holds: ['end'],
  },
  {
    name: '3,000 direction marks',
    source: pasted(`${'\u200f\u061c '.repeat(1500)}end`),
    holds: ['end'],
  },
  {
    name: 'soft hyphens without end',
    source: pasted('x\u00ad'.repeat(3000)),
    errors: ['9:1 limit-exceeded'],
  },
  { name: 'private use', source: pasted('a \ue000 b'), holds: ['\ue000'] },
  { name: 'unassigned', source: pasted('a \u{e0fff} b'), holds: ['b'] },
  {
    name: 'a title of nothing visible',
    source: pasted('x', '\u200b\u2060\u00ad'),
    errors: ['1:1 title-missing'],
  },
  {
    name: 'a title of spaces only',
    source: `# \u00a0\u3000\n\n${pasted('x')}`,
    errors: ['1:1 title-missing', '1:1 section-missing'],
  },
  {
    name: 'a homoglyph in the name of a section',
    source: pasted('x').replace('Analysis', 'Аnalysis'),
    errors: ['1:1 section-missing'],
  },
  {
    name: 'a curly "Did You Know?"',
    source: pasted('Did You Know？\n- Term: meaning.'),
  },
  {
    name: 'no-break spaces in the name of a section',
    source: pasted('x').replace('Key Takeaways', 'Key\u00a0Takeaways'),
  },
  {
    name: 'a name of a section in full width',
    source: pasted('x').replace('Analysis', 'Ａｎａｌｙｓｉｓ'),
    errors: ['1:1 section-missing'],
  },
  {
    name: 'old Macintosh line ends',
    source: pasted('More.').replaceAll('\n', '\r'),
    holds: ['More.'],
  },
  { name: 'mixed line ends', source: pasted('a\r\nb\rc\r\r\nd'), holds: ['a', 'b', 'c', 'd'] },
  { name: 'no line end at the end', source: pasted('End').trimEnd(), holds: ['End'] },
];

import { fronted, pasted, type HostileCase } from './case.js';

const INVALID = 'front-matter-invalid';

/** Front matter that would run code, grow without end, or say what it must not. */
export const frontMatter: readonly HostileCase[] = [
  ...['js', 'javascript', 'coffee', 'json', 'toml', 'cson'].map((engine) => ({
    name: `the engine ${engine}`,
    source: `---${engine}\n{ "title": process.exit(1) }\n---\n${pasted('More.')}`,
    errors: ['1:1 front-matter-invalid'],
  })),
  {
    name: 'front matter twice',
    source: `---\nlang: en\n---\n---\nlang: fr\n---\n${pasted('More.')}`,
    errors: ['4:1 front-matter-invalid'],
  },
  {
    name: 'a JavaScript function',
    source: fronted(`title: !!js/function 'function () {}'`),
    errors: [`2:8 ${INVALID}`],
  },
  {
    name: 'a Python object',
    source: fronted('title: !!python/object:os.system x'),
    errors: [`2:8 ${INVALID}`],
  },
  { name: 'a tag of YAML', source: fronted('version: !!int "3"'), errors: [`2:16 ${INVALID}`] },
  {
    name: 'a control of direction as an escape',
    source: fronted('author: "a\\u202eb"'),
    errors: [`2:9 ${INVALID}`],
  },
  {
    name: 'a time with nanoseconds, and one without seconds',
    source: fronted('date: 2024-06-19T10:00Z\nupdated: 2024-06-19T10:00:00.123456789Z'),
  },
  {
    name: 'an address with a tag in it',
    source: fronted('publisher: { name: x, url: "https://x.example/\\"><script>" }'),
  },
  { name: 'a local tag', source: fronted('title: !x y'), errors: [`2:8 ${INVALID}`] },
  {
    name: 'a billion laughs',
    source: fronted(
      [
        'a: &a [x]',
        ...'bcdefghi'
          .split('')
          .map((it, i) => `${it}: &${it} [*${'abcdefgh'[i] ?? ''}, *${'abcdefgh'[i] ?? ''}]`),
      ].join('\n'),
    ),
    errors: ['3:8 front-matter-invalid'],
  },
  {
    name: 'a merge',
    source: fronted('base: &b { lang: fr }\n<<: *b'),
    errors: ['3:5 front-matter-invalid'],
  },
  {
    name: '15,000 brackets',
    source: fronted(`title: ${'['.repeat(15_000)}`),
    errors: ['2:24 front-matter-invalid', '2:8 limit-exceeded'],
  },
  {
    name: '50,000 brackets',
    source: fronted(`title: ${'['.repeat(50_000)}`),
    errors: ['1:1 front-matter-size', '2:8 limit-exceeded'],
  },
  {
    name: '7,000 maps in block style',
    source: fronted(`title:\n  ${'- '.repeat(7000)}x`),
    errors: [`3:3 ${INVALID}`],
  },
  {
    name: 'deep indentation',
    source: fronted(Array.from({ length: 150 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
    errors: ['2:1 front-matter-invalid'],
  },
  {
    name: '? keys',
    source: fronted(`${'? '.repeat(7000)}x`),
    errors: ['2:1 front-matter-invalid'],
  },
  {
    name: 'unclosed',
    source: `---\ntitle: x\n${pasted('More.')}`,
    errors: ['1:1 front-matter-unclosed'],
  },
  { name: 'a doubled key', source: fronted('lang: en\nlang: fr'), errors: [`3:1 ${INVALID}`] },
  { name: 'a tab', source: fronted('publisher:\n\tname: x'), errors: ['3:1 front-matter-invalid'] },
  { name: 'a list', source: fronted('- a\n- b'), errors: ['2:1 front-matter-invalid'] },
  { name: 'a text', source: fronted('just words'), errors: ['2:1 front-matter-invalid'] },
  { name: 'a number', source: fronted('42'), errors: ['2:1 front-matter-invalid'] },
  { name: 'nothing', source: fronted('') },
  { name: 'a comment', source: fronted('# nothing') },
  { name: 'null', source: fronted('title: null'), errors: ['2:8 front-matter-invalid'] },
  { name: 'an unknown key', source: fronted('titel: x'), errors: [`2:1 ${INVALID}`] },
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'].map((key) => ({
    name: key,
    source: fronted(`${key}: x`),
    errors: [`2:1 ${INVALID}`],
  })),
  {
    name: '__proto__ with a map',
    source: fronted('__proto__: { title: x }'),
    errors: [`2:1 ${INVALID}`],
  },
  {
    name: 'a value of 2 MB',
    source: fronted(`title: ${'x '.repeat(1024 * 1024)}`),
    errors: ['1:1 limit-exceeded'],
  },
  {
    name: 'a huge number',
    source: fronted('date: 99999999999999999999999999'),
    errors: [`2:7 ${INVALID}`],
  },
  { name: 'a number in hexadecimal', source: fronted('date: 0x7E8'), errors: [`2:7 ${INVALID}`] },
  {
    name: 'a timestamp',
    source: fronted('date: !!timestamp 2024-01-01'),
    errors: [`2:19 ${INVALID}`],
  },
  {
    name: 'an ordered map',
    source: fronted('sources: !!omap [a: b]'),
    errors: [`2:17 ${INVALID}`],
  },
  { name: 'binary', source: fronted('title: !!binary aGVsbG8='), errors: [`2:17 ${INVALID}`] },
  { name: 'infinity', source: fronted('version: .inf'), errors: [`2:10 ${INVALID}`] },
  { name: 'not a number', source: fronted('version: .nan'), errors: [`2:10 ${INVALID}`] },
  { name: 'a list for a key', source: fronted('? [a, b]\n: c'), errors: [`2:1 ${INVALID}`] },
  {
    name: 'a title over two lines',
    source: fronted('title: |\n  Title\n  two'),
    errors: [`2:8 ${INVALID}`],
  },
  { name: 'an anchor that nothing refers to', source: fronted('author: &a Name'), holds: ['Name'] },
  { name: 'lang: no', source: fronted('lang: no') },
  {
    name: 'a boolean for a language',
    source: fronted('lang: true'),
    errors: ['2:7 front-matter-invalid'],
  },
  {
    name: 'a language with markup',
    source: fronted(`lang: 'en"><script>'`),
    errors: [`2:7 ${INVALID}`],
  },
  { name: '31 June', source: fronted('date: 2024-06-31'), errors: [`2:7 ${INVALID}`] },
  { name: 'year 10000', source: fronted('date: 10000-01-01'), errors: [`2:7 ${INVALID}`] },
  {
    name: 'title with markup',
    source: `---\ntitle: </title><script>alert(1)</script>\n---\n${pasted('More.', '</title><script>alert(1)</script>')}`,
    holds: ['</title><script>alert(1)</script>'],
  },
  {
    name: 'author with markup',
    source: fronted(`author: '"><img src=x onerror=alert(1)>'`),
    holds: ['"><img src=x onerror=alert(1)>'],
  },
  {
    name: 'publisher of javascript',
    source: fronted('publisher: { name: x, url: "javascript:alert(1)" }'),
    errors: ['2:28 front-matter-invalid'],
  },
  {
    name: 'source of javascript',
    source: fronted('sources: [{ title: x, url: "javascript:alert(1)" }]'),
    errors: ['2:28 front-matter-invalid'],
  },
  {
    name: 'source with a javascript text',
    source: fronted('sources: ["javascript:alert(1)"]'),
    holds: ['javascript:alert(1)'],
  },
  {
    name: 'a profile that climbs',
    source: fronted('profile: ../../etc'),
    errors: ['2:10 profile-unknown'],
  },
  {
    name: 'an absolute profile',
    source: fronted('profile: /etc/passwd'),
    errors: ['2:10 profile-unknown'],
  },
  {
    name: 'a profile with a NUL',
    source: fronted('profile: "a\\0b"'),
    errors: ['2:10 front-matter-invalid'],
  },
  {
    name: 'a control character',
    source: fronted('title: "a\\u0007b"'),
    errors: ['2:8 front-matter-invalid'],
  },
  {
    name: 'a lone surrogate',
    source: fronted('title: "a\\ud800b"'),
    errors: ['1:1 character-illegal'],
  },
  { name: 'bidi in a title', source: fronted('title: "a\\u202eb"'), errors: [`2:8 ${INVALID}`] },
  {
    name: 'documents',
    source: `---\nlang: en\n--- # two\nlang: fr\n---\n${pasted('More.')}`,
    errors: ['3:1 front-matter-invalid'],
  },
  { name: 'a directive', source: fronted('%YAML 9.9\n'), errors: ['4:1 front-matter-invalid'] },
  { name: 'Windows line ends', source: fronted('lang: fr').replaceAll('\n', '\r\n') },
  { name: 'a byte order mark', source: `\ufeff${fronted('lang: fr')}` },
  {
    name: 'front matter not in line 1',
    source: `\n---\nlang: fr\n---\n${pasted('More.')}`,
    errors: ['2:1 front-matter-invalid'],
  },
  {
    name: 'front matter and nothing else',
    source: '---\nlang: en\n---\n',
    errors: ['1:1 title-missing', '1:1 lead-missing', '1:1 section-missing'],
  },
];

import { markdown, pasted, type HostileCase } from './case.js';

/** Structures that are broken, and sizes within the limits. */
export const structure: readonly HostileCase[] = [
  {
    name: 'an empty file',
    source: '',
    errors: ['1:1 title-missing', '1:1 lead-missing', '1:1 section-missing'],
  },
  {
    name: 'a blank file',
    source: ' \n\t\n\n',
    errors: ['1:1 title-missing', '1:1 lead-missing', '1:1 section-missing'],
  },
  {
    name: 'a byte order mark only',
    source: '\ufeff',
    errors: ['1:1 title-missing', '1:1 lead-missing', '1:1 section-missing'],
  },
  { name: 'a title only', source: 'Title\n', errors: ['1:1 lead-missing', '1:1 section-missing'] },
  {
    name: 'a Markdown title only',
    source: '# Title\n',
    errors: ['1:1 lead-missing', '1:1 section-missing'],
  },
  {
    name: 'no title',
    source: markdown('x').replace('# Title\n', ''),
    errors: ['1:1 title-missing'],
  },
  { name: 'two titles', source: markdown('# Again\n\nMore.'), errors: ['15:1 title-duplicate'] },
  { name: 'an empty title', source: markdown('x', ''), errors: ['1:1 title-missing'] },
  {
    name: 'no takeaways',
    source: pasted('x').replace(/Key T[\s\S]*thing\.\n/, ''),
    errors: ['1:1 section-missing'],
  },
  {
    name: 'no analysis',
    source: pasted('x').replace('Analysis\n', ''),
    errors: ['1:1 section-missing'],
  },
  {
    name: 'an empty section',
    source: markdown('## Background\n\n## Sources\n\n- x'),
    errors: ['15:1 section-empty'],
  },
  {
    name: 'a section of a comment',
    source: markdown('## Background\n\n<!-- x -->'),
    errors: ['15:1 section-empty'],
  },
  {
    name: 'a section of an image',
    source: markdown('## Background\n\n![x](a.svg)'),
    files: { 'source/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
  },
  {
    name: 'a section of a rule',
    source: markdown('## Background\n\n***'),
    errors: ['15:1 section-empty'],
  },
  {
    name: 'a doubled section',
    source: pasted('Analysis\nAgain.'),
    errors: ['9:1 section-duplicate'],
  },
  { name: 'misordered sections', source: pasted('Background\nLate.'), holds: ['Late.'] },
  { name: 'a misspelt section', source: pasted('Analisys\nText.'), holds: ['Analisys'] },
  { name: 'sections in code', source: markdown('```\n## Sources\n```'), holds: ['## Sources'] },
  {
    name: 'a fence that never ends',
    source: markdown('```\ncode\n\n## Sources\n\n- x'),
  },
  { name: 'a fence in a quotation', source: markdown('> ```\n> code\n\nafter'), holds: ['after'] },
  { name: 'a link to nowhere within', source: markdown('[x](#nowhere)') },
  { name: 'a link to a place within', source: markdown('[x](#analysis)'), holds: ['x'] },
  {
    name: 'an undefined reference',
    source: markdown('[x][nowhere] and [y]'),
    holds: ['[x][nowhere]', '[y]'],
  },
  { name: 'an undefined note', source: markdown('x[^nowhere]'), holds: ['[^nowhere]'] },
  { name: 'a note within itself', source: markdown('x[^a]\n\n[^a]: y[^a]'), holds: ['y'] },
  {
    name: 'notes in a circle',
    source: markdown('x[^a]\n\n[^a]: one[^b]\n\n[^b]: two[^a]'),
    holds: ['one', 'two'],
  },
  {
    name: 'a note in a heading',
    source: markdown('## Head[^a]\n\nText.\n\n[^a]: a note'),
    holds: ['a note'],
  },
  {
    name: '300 references to one note',
    source: markdown(`${'x[^a] '.repeat(300)}\n\n[^a]: a note`),
    holds: ['a note'],
  },
  { name: 'notes that are nowhere', source: markdown('x[^1] y[^2]'), holds: ['x[^1] y[^2]'] },
  {
    name: '10,000 definitions',
    source: markdown('[r]: https://x.example/\n'.repeat(10_000)),
    errors: ['5015:1 limit-exceeded'],
  },
  {
    name: '9,000 lines over a rule',
    source: markdown(`${'a\n'.repeat(9000)}===`),
    errors: ['15:1 title-duplicate', '15:1 section-empty'],
  },
  {
    name: 'quotations and lists by turns',
    source: markdown(`${'> - '.repeat(9)}deep`),
    errors: ['15:1 limit-exceeded'],
  },
  {
    name: '5,000 notes',
    source: markdown('[^a]: n\n\n'.repeat(5000)),
    errors: ['2015:1 limit-exceeded'],
  },
  {
    name: 'terms that are patterns',
    source: markdown('a(b c*d $f.\n\n## Did You Know?\n\n- a(b: x\n- c*d: y\n- $f.: z\n- (?=a): v'),
    holds: ['(?=a)'],
  },
  {
    name: '2,000 terms',
    source: markdown(
      `More.\n\n## Did You Know?\n\n${Array.from({ length: 2000 }, (_, i) => `- term${i}: b\n`).join('')}`,
    ),
    holds: ['More.'],
  },
  { name: 'a list in place of the title', source: '- a\n- b\n', errors: ['1:1 section-missing'] },
  { name: 'a heading in a list', source: markdown('- # Deep\n- x'), holds: ['Deep'] },
  { name: 'a heading in a quotation', source: markdown('> # Deep'), holds: ['Deep'] },
  {
    name: 'headings of all depths',
    source: markdown('### 3\n\n#### 4\n\n##### 5\n\n###### 6\n\nx'),
    holds: ['6'],
  },
  {
    name: '500 equal headings',
    source: markdown('## Odd\n\nText.\n\n'.repeat(499)),
    holds: ['Odd'],
  },
  { name: 'a title of 1,900 characters', source: pasted('x', 'Long '.repeat(380).trim()) },
  { name: 'a title of 10,000 characters', source: pasted('x', 'Long '.repeat(2000).trim()) },
  {
    name: 'a word of 20,000 characters',
    source: pasted('x'.repeat(20_000)),
    errors: ['9:1 limit-exceeded'],
  },
  { name: '100,000 blank lines', source: markdown(`${'\n'.repeat(100_000)}end`), holds: ['end'] },
  {
    name: '100,000 blank lines in pasted text',
    source: pasted(`${'\n'.repeat(100_000)}end`),
    holds: ['end'],
  },
  {
    name: '25,000 short paragraphs',
    source: markdown('a b\n\n'.repeat(25_000)),
    errors: ['39999:1 limit-exceeded'],
  },
  {
    name: '25,000 short lines of pasted text',
    source: pasted('a b\n'.repeat(25_000)),
    errors: ['20001:1 limit-exceeded'],
  },
  { name: '16 quotations', source: markdown(`${'> '.repeat(16)}deep`), holds: ['deep'] },
  { name: '16 items', source: markdown(`${'- '.repeat(16)}deep`), holds: ['deep'] },
  {
    name: '3,000 quotations',
    source: markdown(`${'>'.repeat(3000)}deep`),
    errors: ['15:1 limit-exceeded'],
  },
  {
    name: '1,000 items',
    source: markdown(`${'- '.repeat(1000)}deep`),
    errors: ['15:1 limit-exceeded'],
  },
  {
    name: '2,000 images in images',
    source: markdown(`${'![ '.repeat(2000)}x${' ](a)'.repeat(2000)}`),
    errors: ['15:1 image-unusable'],
  },
  {
    name: '5,000 brackets',
    source: markdown('['.repeat(5000).replaceAll('[[[[[', '[[[[[ ')),
    holds: ['[[[[['],
  },
  { name: 'brackets and stars by turns', source: markdown('[*'.repeat(600)) },
  {
    name: 'backticks of growing length',
    source: markdown(Array.from({ length: 60 }, (_, i) => '`'.repeat(i + 1)).join(' x ')),
  },
  {
    name: 'a table of 1,000 columns',
    source: markdown(`${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|\n'.repeat(100)}`),
    errors: ['15:1 limit-exceeded'],
  },
  {
    name: 'a row with too many cells',
    source: markdown('|a|b|\n|-|-|\n|1|2|3|'),
    errors: ['17:1 table-ragged'],
  },
  { name: 'an ordered list from 5', source: markdown('5. five\n6. six'), holds: ['five', 'six'] },
  { name: 'an ordered list from 0', source: markdown('0. nought\n1. one'), holds: ['nought'] },
  {
    name: 'an ordered list from 999,999,999',
    source: markdown('999999999. many\n1. one'),
    holds: ['many'],
  },
  { name: 'an empty item', source: markdown('- \n- x\n-\n'), holds: ['x'] },
  {
    name: 'a glossary without terms',
    source: pasted('Did You Know?\n- no colon here'),
    holds: ['no colon here'],
  },
  {
    name: 'a glossary of colons',
    source: pasted('Did You Know?\n- : : :\n- a: \n- :b'),
    holds: ['b'],
  },
  {
    name: 'sections named with digits and spaces',
    source: markdown('## 1 2 3\n\nText.\n\n## 1 2 3\n\nText.'),
    holds: ['1 2 3'],
  },
  { name: 'a section named by punctuation', source: markdown('## ???\n\nText.'), holds: ['???'] },
  { name: 'a section named by an emoji', source: markdown('## 🚢\n\nText.'), holds: ['🚢'] },
  ...['###', '### <!-- x -->', '### \u200b', '### [^1]', '### ` `'].map((heading) => ({
    name: `a heading within a section without words: ${heading}`,
    source: markdown(`${heading}\n\nText.[^1]\n\n[^1]: Note.`),
    errors: ['15:1 section-unnamed'],
  })),
  {
    name: 'a link without words',
    source: markdown('One [](https://x.example) and [ ](#lead).'),
    errors: ['15:5 link-unnamed'],
  },
  {
    name: 'a note in a link',
    source: markdown('One [link[^1]](https://x.example).\n\n[^1]: Note.'),
    errors: ['15:10 note-in-link'],
  },
  {
    name: 'controls of direction as references',
    source: markdown('One &#x202E;evil &#x202E;word&#x202C;&#x202C;.'),
    errors: ['15:1 character-direction'],
  },
];

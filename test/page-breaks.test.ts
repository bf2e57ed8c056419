import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { markPages } from '../src/formats/epub/page-breaks.js';
import { countLetters, listPageStarts } from '../src/model/page-starts.js';

describe('page starts', () => {
  it('are told in letters and digits, and a page without text begins where the next does', () => {
    expect(listPageStarts('One, two.\fThree 4\f\fﬁve')).toEqual([6, 12, 12]);
    expect(listPageStarts('One page')).toEqual([]);
  });

  it('add up, however a text is joined', () => {
    const parts = ['cafe', '\u0301 ﬁ', '½ ', '平和'];
    expect(countLetters(parts.join(''))).toBe(
      parts.reduce((sum, part) => sum + countLetters(part), 0),
    );
  });
});

describe('page breaks in a book', () => {
  const mark = (starts: number[]) => {
    const chapter = h('section', [h('p', ['One two ', h('b', 'three'), ' four']), h('p', 'five')]);
    const pages = markPages(chapter, starts);
    const html = toHtml(chapter).replace(/<span id="page-(\d)"[^>]*><\/span>/g, '|$1|');
    return { html, numbers: pages.map(({ number }) => number) };
  };

  it('stand before the word that a page begins with', () => {
    expect(mark([6, 11])).toEqual({
      html: '<section>|1|<p>One two <b>|2|three</b> |3|four</p><p>five</p></section>',
      numbers: [1, 2, 3],
    });
  });

  it('are found in one pass through a long paragraph', () => {
    const words = 200_000;
    const chapter = h('section', [h('p', 'word '.repeat(words))]);
    const starts = Array.from({ length: 300 }, (_, index) => (index + 1) * 4 * 600);
    const started = performance.now();
    markPages(chapter, starts);
    const [, paragraph] = chapter.children;
    const second = paragraph?.type === 'element' && paragraph.children[0];
    expect(second).toEqual({ type: 'text', value: 'word '.repeat(600) });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('stand before a word of which a letter was counted otherwise', () => {
    expect(mark([7]).html).toContain('<b>|2|three</b>');
    expect(mark([15, 15]).html).toContain('<p>|2||3|five</p>');
  });

  it('are not there for a single page', () => {
    expect(mark([])).toEqual({
      html: '<section><p>One two <b>three</b> four</p><p>five</p></section>',
      numbers: [],
    });
  });
});

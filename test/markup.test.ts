import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element as XmlElement } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { epub } from '../src/formats/epub/index.js';
import { readXml } from '../src/formats/epub/read-xml.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { writeZip } from '../src/formats/epub/write-zip.js';
import { formatXml } from '../src/model/xml.js';
import { simple } from './epub-input.js';

const words = fc.string({ unit: fc.constantFrom(...Array.from('aé漢 <>&"\'`=/\n\0]🙂')) });

describe('XML', () => {
  const options = { closeEmptyElements: true, tightClose: true };

  it('is written in the bytes of xast-util-to-xml', () => {
    const text = words.map((it) => it.replace(/\0|]/g, ''));
    const tree = fc.tuple(text, text, text).map(([a, b, c]) => {
      return x('a', { href: a, lang: '' }, [
        x('b', b),
        c,
        x('empty'),
        x('rdf:c', { 'xml:lang': c }),
      ]);
    });
    fc.assert(
      fc.property(tree, (root) => {
        const [, xml] = formatXml(root).split(/(?<=\?>\n)/);
        expect(xml).toBe(`${toXml(root, options)}\n`);
      }),
      { seed: 6 },
    );
  });

  it('has no character that XML does not allow, and no end mark of CDATA', () => {
    const root: XmlElement = x('a', { title: 'x\0y' }, 'a\u000Bb ]]> c\uD800d\uFFFE');
    expect(formatXml(root)).toContain('<a title="xy">ab ]]&gt; cd</a>');
  });
});

describe('a book that is read back', () => {
  it.each(['OEBPS/toc.xhtml', 'OEBPS/toc.ncx', 'OEBPS/cover.xhtml', 'OEBPS/briefing.xhtml'])(
    'is refused if %s is not well-formed',
    async (broken) => {
      const files = readZip((await epub.render(simple())).value);
      const entries = [...files].map(([name, bytes]) => ({
        name,
        bytes: name === broken ? Buffer.concat([bytes, Buffer.from('</p>')]) : bytes,
        isStored: false,
      }));
      await expect(epub.readText?.(writeZip(entries))).rejects.toThrow(
        `${broken} is not well-formed XML`,
      );
    },
  );

  it('has its classes listed, and its references resolved', () => {
    const { children } = readXml('<p class="a b" lang="en">x &amp; &#x3C;</p>', 'p.xml');
    expect(children).toEqual([
      {
        type: 'element',
        tagName: 'p',
        properties: { className: ['a', 'b'], lang: 'en' },
        children: [{ type: 'text', value: 'x & <' }],
      },
    ]);
  });
});

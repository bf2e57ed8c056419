import { readFile } from 'node:fs/promises';
import type { Nodes, RootContent } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { compose } from '../src/compose/index.js';
import type { Briefing } from '../src/model/briefing.js';
import { wrap } from '../src/model/wrapper.js';
import { chooseLabels } from '../src/model/labels.js';
import { describe as describeBriefing } from '../src/model/metadata.js';
import { ownTemplates } from '../src/own.js';
import { proveDocument } from '../src/proof/index.js';
import { sectionKindNames } from '../src/sections/index.js';
import { loadTemplate } from '../src/template/load.js';
import { createMemoryHost } from './memory-host.js';
import { read } from './read.js';

const template = await loadTemplate(createMemoryHost({}), [ownTemplates], 'news', sectionKindNames);
const seed = await readFile('source/putin-north-korea-visit.txt', 'utf8');
const rich = await readFile('test/cases/rich-markdown/input.md', 'utf8');

async function composeText(text: string) {
  const { briefing } = await read(text);
  if (!briefing) throw new Error('No briefing');
  const metadata = describeBriefing(briefing, template.profile, 0);
  const labels = chooseLabels(template, briefing.lang);
  return { briefing, document: compose(briefing, metadata, template, labels, 'Galley 0') };
}

const html = async (text: string) => toHtml((await composeText(text)).document);

describe('the composed document', () => {
  it.each([
    ['seed', seed],
    ['rich', rich],
  ])('holds every word of the model: %s', async (_, text) => {
    const { briefing, document } = await composeText(text);
    expect(proveDocument(briefing, document)).toBeUndefined();
  });

  it('is seen to lose a word', async () => {
    const { briefing, document } = await composeText(seed);
    const [first] = briefing.title;
    if (first?.type !== 'text') throw new Error('The title is no text');
    const longer: Briefing = {
      ...briefing,
      title: [{ ...first, value: `${first.value} Tomorrow` }],
    };
    expect(proveDocument(longer, document)).toMatchObject({ kind: 'lost', words: 'tomorrow' });
  });

  it('leaves out elements of empty slots', async () => {
    expect(await html(seed)).not.toContain('class="byline"');
    expect(await html(rich)).toContain('class="byline"');
  });

  it('names language and direction', async () => {
    expect(await html(`---\nlang: ar\n---\n${seed}`)).toContain('<html lang="ar" dir="rtl">');
    expect(await html(rich)).toContain('<html lang="en-GB" dir="ltr">');
  });

  it.each([
    [
      'roles of sections',
      seed,
      'id="takeaways" class="section list takeaways" role="doc-abstract"',
    ],
    ['terms', seed, '>"Labor News"</a></dfn></dt><dd>It is a primary'],
    ['ordered lists with a start', rich, '<ol start="3">'],
    ['scopes of header cells', rich, '<th scope="col">Year</th>'],
    ['captions', rich, '<figcaption>The quay at Port Sallis'],
    ['links from notes back', rich, 'aria-label="Back to reference 1"'],
    ['links from notes back to each use', rich, 'aria-label="Back to reference 1-2"'],
    ['task boxes', rich, 'role="img" aria-label="Done"'],
    ['struck text', rich, '<del>struck</del>'],
    ['dates', rich, '<time datetime="2024-05-10">10 May 2024</time>'],
  ])('has %s', async (_, text, expected) => {
    expect(await html(text)).toContain(expected);
  });

  it('keeps the heading of a named lead', async () => {
    const text = seed.replace('Russian President Vladimir', 'Summary\nRussian President Vladimir');
    expect(await html(text)).toContain('<h2 id="lead-heading">Summary</h2>');
  });
});

const { briefing } = await read(seed);

describe('a tree that the checks let through by mistake', () => {
  const metadata = describeBriefing(briefing as Briefing, template.profile, 0);
  const composeNode = (node: Nodes) => {
    const lead = { blocks: [node as RootContent] };
    const labels = chooseLabels(template, 'en');
    return toHtml(
      compose({ ...(briefing as Briefing), lead }, metadata, template, labels, 'Galley 0'),
    );
  };

  it.each([
    ['a script', wrap('script', {}, [{ type: 'text', value: 'evil' }])],
    ['a style', wrap('style', {}, [{ type: 'text', value: 'evil' }])],
    ['a frame', wrap('iframe', { src: 'evil' }, [])],
    ['an object', wrap('object', { data: 'evil' }, [])],
    ['a handler', wrap('p', { onClick: 'evil' }, [])],
    ['a style of its own', wrap('p', { style: 'background: url(evil)' }, [])],
    ['a link that runs', { type: 'link', url: 'javascript:evil', children: [] }],
    ['a picture in a formula', wrap('math', {}, [wrap('mglyph', { className: ['evil'] }, [])])],
    ['HTML in a formula', wrap('math', {}, [wrap('annotation-xml', { className: ['evil'] }, [])])],
    ['a link in a formula', wrap('math', {}, [wrap('mrow', { href: 'https://evil.example' }, [])])],
    ['a link to data', { type: 'link', url: 'DATA:text/html,evil', children: [] }],
  ] as const)('loses %s', (_, node) => {
    expect(composeNode(node as Nodes)).not.toContain('evil');
  });

  it('keeps a link whose scheme is in capitals', () => {
    const link: Nodes = { type: 'link', url: 'HTTPS://example.org/A', children: [] };
    expect(composeNode(link)).toContain('href="https://example.org/A"');
  });
});

import { EpubCheck } from '@likecoin/epubcheck-ts';
import { PDFDict, PDFName } from '@cantoo/pdf-lib';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { readFile } from 'node:fs/promises';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build.js';
import { checkAny } from '../src/check-edition.js';
import { makeTemplateLoader, settle } from '../src/check-source.js';
import { check } from '../src/check.js';
import { collectAll } from '../src/collect.js';
import { readZip } from '../src/formats/epub/read-zip.js';
import { loadFormat } from '../src/formats/index.js';
import { readPageNumbers } from '../src/formats/pdf/page-numbers.js';
import type { Edition } from '../src/model/edition.js';
import { chooseLabels } from '../src/model/labels.js';
import { describe as describeBriefing } from '../src/model/metadata.js';
import { PAGE_START } from '../src/model/page-starts.js';
import type { BuiltBriefing } from '../src/model/result.js';
import { layOut } from '../src/press/lay-out.js';
import { proveEdition } from '../src/proof/edition.js';
import type { PrintPage } from '../src/model/print-page.js';
import { createMemoryHost, type MemoryHost } from './memory-host.js';
import { get, openPdf, readString } from './pdf-reader.js';
import { judgePdf } from './pdf-rules/index.js';
import { joinPage } from './print-html.js';

const arabic = await readFile('test/cases/arabic/input.md', 'utf8');

/** A briefing with a note, an image, a table of two headings and a glossary. */
function write(title: string, front: string, terms: string): string {
  return `---
date: 2025-03-01
publisher: Straits Desk
${front}
---

# ${title}

_Two boats of three sail again_

The ferry line took up its service on Monday, ten weeks after ice damaged both landing stages.[^1] The moorings are new.

![Map of the line](map.svg)

## Key Takeaways

- Two of three ferries sail again.
- The full timetable is due in April.
- Fares stay as they were.

## Analysis

Shops can fill their shelves, says the [office](#takeaways).

### What is next

The third boat waits for a shaft.

## Did You Know?

${terms}

[^1]: A note on ${title}.
`;
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>';
const STAGE = '- Landing stage: A floating platform from which passengers board.';
const WEEK = `title: The Week in Brief
deck: Ferries and a port
date: 2025-03-07
briefings:
  - ferry.md
  - islands/ferry.md
  - arabic.md
`;
const FILES = {
  'source/ferry.md': write('Ferry Resumes', 'author: Ann Example', `${STAGE}\n- Mooring: A rope.`),
  'source/islands/ferry.md': write('Ferry to the Isles', 'tlp: TLP:GREEN', STAGE),
  'source/map.svg': SVG,
  'source/islands/map.svg': SVG.replace('M0', 'M1'),
  'source/arabic.md': arabic,
  'source/week.edition.yaml': WEEK,
};

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const problems = async (host: MemoryHost) => {
  const files = await check(host, { sources: ['source/week.edition.yaml'] });
  return files.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, reason }) => `${String(line)} ${String(ruleId)}: ${reason}`),
  );
};
/** Checks the edition with other briefings, or other fields. */
const problemsOf = (edition: string, files: Readonly<Record<string, string>> = {}) =>
  problems(createMemoryHost({ ...FILES, ...files, 'source/week.edition.yaml': edition }));

function listElements(tree: Root | Element, name: string | RegExp): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    const isOne = typeof name === 'string' ? element.tagName === name : name.test(element.tagName);
    if (isOne) found.push(element);
  });
  return found;
}

function listLinks(tree: Root | Element): string[] {
  return listElements(tree, 'a').map(({ properties }) => String(properties.href));
}

describe('an edition', () => {
  let host: MemoryHost;
  let built: readonly BuiltBriefing[];
  const printed: string[] = [];
  const notePages = (from: MemoryHost) => ({
    ...from,
    async openPrinter() {
      const printer = await from.openPrinter();
      const print = (page: PrintPage) => {
        printed.push(joinPage(page));
        return printer.print(page);
      };
      return { ...printer, print };
    },
  });
  let page: Root;
  let book: ReadonlyMap<string, Uint8Array>;
  let pdf: Uint8Array;
  const options = { sources: ['source/week.edition.yaml'], cache: 'cache' };

  beforeAll(async () => {
    host = createMemoryHost(FILES);
    built = (await build(notePages(host), options)).briefings;
    page = fromHtml(text(host.files.get('output/week.html')));
    book = readZip(host.files.get('output/week.epub') ?? new Uint8Array());
    pdf = host.files.get('output/week.pdf') ?? new Uint8Array();
  }, 60_000);

  it('is made in three formats, without a finding', () => {
    expect(built[0]?.file.messages).toEqual([]);
    expect(built[0]?.artifacts.map(({ path }) => path)).toEqual([
      'week.html',
      'week.pdf',
      'week.epub',
    ]);
  });

  it('has each briefing as a chapter, its headings one level lower, and one glossary', () => {
    const outline = listElements(page, /^h[1-6]$/).map(
      (it) => `${it.tagName} ${toString(it).replace(/\d$/, '')}`,
    );
    const chapter = (title: string) => [
      `h2 ${title}`,
      'h3 Key Takeaways',
      'h3 Analysis',
      'h4 What is next',
      'h3 Notes',
    ];
    expect(outline.filter((it) => !/\p{Script=Arabic}/u.test(it))).toEqual([
      'h1 The Week in Brief',
      ...chapter('Ferry Resumes'),
      ...chapter('Ferry to the Isles'),
      'h2 Glossary',
    ]);
    expect(listElements(page, 'nav').flatMap(listLinks)).toEqual([
      '#briefing-ferry',
      '#briefing-ferry-1',
      '#briefing-arabic',
      '#glossary',
    ]);
    const chapter3 = listElements(page, 'section').find((it) => it.properties.lang === 'ar');
    expect(chapter3?.properties).toMatchObject({ id: 'briefing-arabic', dir: 'rtl' });
  });

  it('keeps a term that two briefings define alike once, with links of both', () => {
    const terms = listElements(page, 'dfn').map((it) => toString(it));
    expect(terms.slice(0, 2)).toEqual(['Landing stage', 'Mooring']);
    expect(terms.filter((it) => it === 'Landing stage')).toHaveLength(1);
    const uses = listElements(page, 'a').filter(
      ({ properties }) => properties.role === 'doc-glossref',
    );
    expect(uses.slice(0, 3).map(({ properties }) => properties.href)).toEqual([
      '#briefing-ferry.glossary-term-1',
      '#briefing-ferry.glossary-term-2',
      '#briefing-ferry.glossary-term-1',
    ]);
  });

  it('has no id twice, and no link that leads nowhere', () => {
    const ids = listElements(page, /./).flatMap(({ properties: { id } }) => id ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const links = listLinks(page).filter((href) => href.startsWith('#'));
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
    for (const id of ['ariaLabelledBy', 'ariaDescribedBy']) {
      const named = listElements(page, /./).flatMap(({ properties }) => properties[id] ?? []);
      expect(named.map(String).filter((it) => !ids.includes(it))).toEqual([]);
    }
  });

  it('has the images of each briefing', () => {
    const images = listElements(page, 'img').map(({ properties }) => properties.src);
    expect(new Set(images).size).toBe(2);
    expect([...book.keys()].filter((path) => path.includes('/image-'))).toHaveLength(2);
  });

  it('has contents with the numbers of pages in the PDF, which the EPUB lists', async () => {
    expect(await judgePdf(pdf)).toEqual([]);
    const format = await loadFormat('pdf');
    const pages = ((await format.readText?.(pdf)) ?? '').split(PAGE_START);
    const numbers = readPageNumbers(pdf);
    expect(pages.findIndex((it) => it.includes('Ferry to the Isles')) + 1).toBe(
      Number(numbers.get('briefing-ferry-1')),
    );
    const shown = [...(printed.at(-1) ?? '').matchAll(/class="page"> (\d+)/g)];
    const chapters = ['briefing-ferry', 'briefing-ferry-1', 'briefing-arabic', 'glossary'];
    expect(shown.map(([, number]) => number)).toEqual(chapters.map((id) => numbers.get(id)));
    const navigation = text(book.get('OEBPS/toc.xhtml'));
    const listed = [...navigation.matchAll(/href="(part-\d\.xhtml)#page-(\d+)"/g)];
    expect(listed).toHaveLength(pages.length);
    for (const [, file = '', number = ''] of listed)
      expect(text(book.get(`OEBPS/${file}`))).toContain(`id="page-${number}"`);
    expect(listed[Number(numbers.get('briefing-ferry-1')) - 1]?.[1]).toBe('part-3.xhtml');
  });

  it('is a valid book of several files, whose links name the file', async () => {
    const { messages } = await EpubCheck.validate(host.files.get('output/week.epub') ?? pdf);
    expect(messages.filter(({ severity }) => severity !== 'usage')).toEqual([]);
    expect(text(book.get('OEBPS/part-4.xhtml'))).toMatch(/<html[^>]* lang="ar"[^>]* dir="rtl"/);
    expect(text(book.get('OEBPS/part-3.xhtml'))).toContain(
      'href="part-5.xhtml#briefing-ferry.glossary-term-1"',
    );
    const ncx = text(book.get('OEBPS/toc.ncx'));
    expect(ncx).toContain('part-2.xhtml#briefing-ferry.part-what-is-next');
  });

  it('has the same metadata in all three', async () => {
    const data = JSON.parse(toString(listElements(page, 'script')[0] ?? page)) as object;
    expect(data).toMatchObject({
      headline: 'The Week in Brief',
      description: 'Ferries and a port',
      datePublished: '2025-03-07',
      author: [{ name: 'Ann Example' }, {}, {}],
    });
    const opf = text(book.get('OEBPS/content.opf'));
    const { context } = await openPdf(pdf);
    const info = context.lookup(context.trailerInfo.Info, PDFDict);
    const read = (name: string) => readString(info.get(PDFName.of(name)));
    expect(read('Title')).toBe('The Week in Brief');
    expect(opf).toContain('<dc:title id="title">The Week in Brief</dc:title>');
    expect(read('Subject')).toBe('Ferries and a port');
    expect(opf).toContain('<dc:description>Ferries and a port</dc:description>');
    expect(opf).toContain('<dc:date>2025-03-07</dc:date>');
    expect(opf).toContain((data as { identifier: string }).identifier);
  });

  it('has the same bytes each time, and one entry in the manifest', async () => {
    const other = createMemoryHost({ ...FILES, 'source/other.md': arabic });
    await build(other, { sources: options.sources });
    for (const format of ['html', 'pdf', 'epub']) {
      const path = `output/week.${format}`;
      const bytes = other.files.get(path) ?? new Uint8Array();
      expect(Buffer.compare(bytes, host.files.get(path) ?? new Uint8Array()), path).toBe(0);
    }
    const manifest = JSON.parse(text(other.files.get('output/manifest.json'))) as object;
    expect(manifest).toMatchObject({
      briefings: [{ source: 'source/week.edition.yaml', slug: 'week', artifacts: [{}, {}, {}] }],
    });
  });

  it('is made again if one of its briefings has changed, and only then', async () => {
    const origins = async () => {
      const { briefings } = await build(host, { ...options, formats: ['html'] });
      return briefings.flatMap(({ artifacts }) => artifacts.map(({ origin }) => origin));
    };
    expect(await origins()).toEqual(['stored']);
    expect(await origins()).toEqual(['unchanged']);
    host.files.set('source/arabic.md', new TextEncoder().encode(arabic.replace('10', '11')));
    expect(await origins()).toEqual(['made']);
  });
});

describe('an edition with briefings of one title', () => {
  it('numbers the later ones, in titles, contents and bookmarks', async () => {
    const isles = write('Ferry  resumes', '', STAGE);
    const host = createMemoryHost({ ...FILES, 'source/islands/ferry.md': isles });
    const { briefings } = await build(host, { sources: ['source/week.edition.yaml'] });
    expect(briefings[0]?.file.messages).toEqual([]);
    const page = fromHtml(text(host.files.get('output/week.html')));
    const titles = ['Ferry Resumes', 'Ferry resumes (2)'];
    const entries = listElements(page, 'nav').flatMap((nav) => listElements(nav, 'a'));
    expect(entries.slice(0, 2).map((it) => toString(it))).toEqual(titles);
    const headings = listElements(page, 'h2').map((it) => toString(it).replace(/\s+/g, ' '));
    expect(headings.slice(0, 2)).toEqual(titles);
    const { catalog } = await openPdf(host.files.get('output/week.pdf') ?? new Uint8Array());
    const bookmark = (...path: string[]) =>
      readString(get(catalog, 'Outlines', 'First', 'First', ...path, 'Title'));
    expect([bookmark(), bookmark('Next')]).toEqual(titles);
    const book = readZip(host.files.get('output/week.epub') ?? new Uint8Array());
    expect(text(book.get('OEBPS/toc.xhtml'))).toContain('>Ferry resumes (2)</a>');
  });
});

describe('the check of an edition', () => {
  it('names what is missing, doubled, elsewhere, or no briefing, with the line', async () => {
    const edition = `title: A week
briefings:
  - ferry.md
  - none.md
  - ./ferry.md
  - ../map.md
  - week.edition.yaml
`;
    expect(await problemsOf(edition)).toMatchInlineSnapshot(`
      [
        "4 edition-briefing-unusable: There is no file source/none.md",
        "5 edition-briefing-twice: ./ferry.md is in the edition already",
        "6 edition-briefing-unusable: ../map.md is not in the folder of the edition",
        "7 edition-briefing-unusable: week.edition.yaml is an edition itself",
      ]
    `);
  });

  it('names fields that are not known or wrong', async () => {
    expect(await problemsOf('titel: A week\nbriefings: []\n')).toMatchInlineSnapshot(`
      [
        "1 edition-invalid: "title": is missing",
        "2 edition-invalid: "briefings": must not be empty",
        "1 edition-invalid: "titel" is not known here",
      ]
    `);
  });

  it('names a profile that is not there', async () => {
    const said = await problemsOf('title: A week\nprofile: weekly\nbriefings: [ferry.md]\n');
    expect(said).toEqual(['2 profile-unknown: There is no template "weekly".']);
  });

  it('tells on the line of a briefing what keeps it from being made', async () => {
    const files = { 'source/bad.md': '# A title\n\n<b>x</b>\n' };
    expect(await problemsOf('title: A week\nbriefings: [ferry.md,\n  bad.md]\n', files))
      .toMatchInlineSnapshot(`
      [
        "3 html-raw: source/bad.md, line 3: Raw HTML (<b>) is not allowed",
        "3 html-raw: source/bad.md, line 3: Raw HTML (</b>) is not allowed",
        "3 section-missing: source/bad.md: The section "Key Takeaways" is missing",
        "3 section-missing: source/bad.md: The section "Analysis" is missing",
      ]
    `);
  });

  it('warns of a term that is defined in two ways', async () => {
    const files = {
      'source/islands/ferry.md': write('Isles', 'tlp: TLP:RED', '- Mooring: A buoy.'),
    };
    expect(await problemsOf(WEEK, files)).toMatchInlineSnapshot(`
      [
        "6 edition-term-conflict: source/islands/ferry.md: "Mooring" is defined in other words than in source/ferry.md; the edition has both",
      ]
    `);
  });

  it('refuses to be open to more readers than a briefing', async () => {
    expect(await problemsOf(`${WEEK}tlp: TLP:CLEAR\n`)).toMatchInlineSnapshot(`
      [
        "8 edition-marking: The edition is TLP:CLEAR, but a briefing of it is TLP:GREEN",
      ]
    `);
  });
});

describe('a build with an edition', () => {
  it('makes it beside the single ones, from a title', async () => {
    const host = createMemoryHost({
      ...FILES,
      'source/week.edition.yaml': WEEK.replace('ferry.md', 'none.md'),
    });
    const { briefings } = await build(host, {
      sources: ['source/ferry.md', 'source/arabic.md'],
      edition: 'Ferries: 1.5 Weeks',
      formats: ['html'],
    });
    expect(
      briefings.map(({ source, artifacts }) => `${source} ${artifacts[0]?.path ?? ''}`),
    ).toEqual([
      'source/ferry.md ferry.html',
      'source/arabic.md arabic.html',
      'source/ferries-15-weeks.edition.yaml ferries-15-weeks.html',
    ]);
  });

  it('writes nothing of it if one of its briefings has an error, and the others all the same', async () => {
    const host = createMemoryHost({
      'source/bad.md': '# Title\n\n<b>x</b>',
      'source/good.md': arabic,
      'source/week.edition.yaml': 'title: A week\nbriefings: [good.md, bad.md]\n',
    });
    const { briefings } = await build(host, { formats: ['json'] });
    expect(briefings.map(({ slug, artifacts }) => [slug, artifacts.length])).toEqual([
      ['bad', 0],
      ['good', 1],
      ['week', 0],
    ]);
    expect([...host.files.keys()].filter((path) => path.startsWith('output/'))).toEqual([
      'output/good.json',
      'output/manifest.json',
    ]);
  });
});

describe('the proof of an edition', () => {
  it.each([
    ['a chapter', 'li', 'Fares stay as they were'],
    ['the glossary', 'dd', 'A floating platform from which passengers board'],
    ['the title of the edition', 'h1', 'The Week in Brief'],
  ])('finds what is lost from %s', async (_, name, words) => {
    const host = createMemoryHost(FILES);
    const [source] = await collectAll(host, ['source/week.edition.yaml']);
    if (!source) throw new Error('There is no edition');
    const settings = await settle(host, {});
    const checked = await checkAny(host, source, makeTemplateLoader(host), settings);
    const { briefing, template } = checked;
    if (!briefing || !template) throw new Error('It can not be read');
    const metadata = describeBriefing(briefing, template.profile, 0);
    const labels = chooseLabels(template, briefing.lang);
    const press = { host, generator: 'Galley' };
    const ready = { ...checked, briefing, template };
    const { document, difference } = await layOut(ready, metadata, labels, press);
    expect(difference).toBeUndefined();
    const lost = listElements(document, name).find((it) => toString(it).startsWith(words));
    lost?.children.splice(0);
    expect(proveEdition(briefing as Edition, document)).toMatchObject({ kind: 'lost' });
  });
});

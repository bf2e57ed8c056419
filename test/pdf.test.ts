import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../src/formats/pdf/index.js';
import { markArtifacts } from '../src/formats/pdf/artifacts.js';
import { listOperands, readOperations } from '../src/formats/pdf/content-stream.js';
import { readRuns } from '../src/formats/pdf/logical-order.js';
import { makePage } from '../src/formats/pdf/page.js';
import { createNodeHost } from '../src/host/node-host.js';
import type { Rendered } from '../src/model/format.js';
import type { Printer } from '../src/model/host.js';
import type { Metadata } from '../src/model/metadata.js';
import type { PrintPage } from '../src/model/print-page.js';
import { makeInput, rich, RICH_TEXT } from './pdf-input.js';
import {
  drawTree,
  findUntagged,
  flatten,
  get,
  openPdf,
  readContents,
  readNumberTree,
  readString,
  readTree,
  type Node,
} from './pdf-reader.js';
import { joinPage, printHtml } from './print-html.js';

let printer: Printer;
let finished: Rendered;
let document: PDFDocument;
let nodes: Node[];

beforeAll(async () => {
  printer = await createNodeHost().openPrinter();
  finished = await render(rich);
  document = await openPdf(finished.value);
  nodes = flatten(readTree(document));
}, 60_000);

afterAll(async () => {
  await printer.close();
});

/** What was printed, in its order. */
const pages: string[] = [];

function render(
  content: readonly ElementContent[],
  changes: Partial<Metadata> = {},
  browser = printer,
): Promise<Rendered> {
  const print = (page: PrintPage) => {
    pages.push(joinPage(page));
    return browser.print(page);
  };
  return pdf.render({ ...makeInput(content, changes), print });
}

async function read({ value }: Rendered): Promise<string[]> {
  return splitWords((await pdf.readText?.(value)) ?? '');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

const print = () => Promise.reject(new Error('Nothing is printed here'));

describe('the page that is printed', () => {
  const page = joinPage(makePage({ ...makeInput(rich), print }));

  it('holds fonts, images and a policy against all else', () => {
    expect(page).toContain('content="default-src &#x27;none&#x27;; style-src ');
    expect(page.match(/@font-face\{[^}]*url\(data:font\/ttf;base64,/g)).toHaveLength(3);
    expect(page.match(/src="data:image[^,]*/g)).toEqual([
      'src="data:image/svg+xml;base64',
      'src="data:image/png;base64',
      'src="data:image/png;base64',
    ]);
  });

  it('gives the margin boxes their texts, which can not end the style', () => {
    const style = [...page.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => css).join('');
    expect(style).toContain(
      String.raw`--galley-title:"Putin’s \22 visit\22  \3c /style\3e  \5c  & \3c b\3e  ]]\3e ";`,
    );
    expect(style).toContain('--galley-date:"19 June 2024";');
    expect(style).toContain('--galley-page-before:"Page ";--galley-page-between:" of ";');
    expect(style).toContain('--galley-page-after:"";');
    expect(style).toContain('@page{size:a4}');
    expect(style).toContain('@bottom-right');
  });

  it('does without a label for page numbers', () => {
    const bare = joinPage(makePage({ ...makeInput(rich), labels: {}, print }));
    expect(bare).toContain('--galley-page-before:"";--galley-page-between:"";');
  });

  it('has nothing beside the article, and no space that is not seen', () => {
    expect(page).not.toContain('Skip');
    expect(page).toMatch(
      /<body><style>:root\{.*\}<\/style><main id="briefing"><article><header><h1>/,
    );
    const spaced = h('div', ['\n ', h('p', [' a \n', h('b', ' b '), ' ', h('i', ' c ')]), '\n']);
    expect(makePage({ ...makeInput([spaced]), print }).body).toContain(
      '<p>a <b>b </b><i>c</i></p></div>',
    );
  });

  it('leaves the shared document as it is', () => {
    const input = { ...makeInput(rich), print };
    const before = structuredClone(input.document);
    makePage(input);
    expect(input.document).toEqual(before);
  });
});

describe('the metadata of a finished PDF', () => {
  it('says what viewers and checkers look for', () => {
    const { catalog, context } = document;
    expect(new TextDecoder('latin1').decode(finished.value.slice(0, 9))).toBe('%PDF-1.7\n');
    expect(readString(get(catalog, 'Lang'))).toBe('en');
    expect(String(get(catalog, 'MarkInfo', 'Marked'))).toBe('true');
    expect(String(get(catalog, 'ViewerPreferences', 'DisplayDocTitle'))).toBe('true');
    expect(String(get(catalog, 'ViewerPreferences', 'Direction'))).toBe('/L2R');
    expect(String(get(catalog, 'PageMode'))).toBe('/UseOutlines');
    expect(String(get(catalog, 'PageLabels', 'Nums'))).toBe('[ 0 <<\n/S /D\n>> ]');
    expect(String(context.trailerInfo.ID)).toMatch(/^\[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]$/);
    const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
    expect(String(get(intent, 'S'))).toBe('/GTS_PDFA1');
    expect(String(intent.lookup(PDFName.of('DestOutputProfile')))).toContain('/N 3');
  });

  it('is the same in Info and XMP', () => {
    const information = document.context.lookup(document.context.trailerInfo.Info, PDFDict);
    const entries = information
      .entries()
      .map(([name, value]) => [name.decodeText(), readString(value)]);
    expect(Object.fromEntries(entries)).toEqual({
      Title: 'Putin’s "visit" </style> \\ & <b> ]]>',
      Author: 'Ann Author; Bo Writer',
      Subject: 'Why it <matters> & how',
      Creator: 'Galley 0.0.0',
      Producer: expect.stringMatching(/^Skia\/PDF m\d+$/) as string,
      CreationDate: 'D:20240619000000Z',
      ModDate: 'D:20240620100000Z',
    });
    const packet = String(document.catalog.lookup(PDFName.of('Metadata')));
    const xmp = Buffer.from(packet, 'latin1')
      .toString()
      .replace(/Skia.PDF m\d+/, 'Skia');
    expect(listTexts(xmp)).toMatchInlineSnapshot(`
      [
        "dc:format: application/pdf",
        "rdf:li: Putin’s "visit" &#x3C;/style> \\ &#x26; &#x3C;b> ]]&gt;",
        "rdf:li: Ann Author",
        "rdf:li: Bo Writer",
        "rdf:li: Why it &#x3C;matters> &#x26; how",
        "rdf:li: en",
        "rdf:li: Desk &#x26; Co",
        "rdf:li: 2024-06-19",
        "dc:identifier: urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f",
        "xmp:CreatorTool: Galley 0.0.0",
        "xmp:CreateDate: 2024-06-19T00:00:00Z",
        "xmp:ModifyDate: 2024-06-20T10:00:00Z",
        "xmp:MetadataDate: 2024-06-20T10:00:00Z",
        "xmpMM:DocumentID: urn:uuid:3f2a1c5e-0b55-5d0c-9c0f-0a1b2c3d4e5f",
        "pdf:Producer: Skia",
        "pdfuaid:part: 1",
        "pdfaid:part: 2",
        "pdfaid:conformance: A",
        "pdfaSchema:schema: PDF/UA identification",
        "pdfaSchema:namespaceURI: http://www.aiim.org/pdfua/ns/id/",
        "pdfaSchema:prefix: pdfuaid",
        "pdfaProperty:name: part",
        "pdfaProperty:valueType: Integer",
        "pdfaProperty:category: internal",
        "pdfaProperty:description: The part of ISO 14289 that the file follows",
      ]
    `);
  });

  it('has no date but those of the briefing', () => {
    const texts = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
    const dates = texts.join('\n').match(/D:\d{8}|20\d\d-\d\d-\d\dT/g) ?? [];
    expect([...new Set(dates)].toSorted()).toEqual([
      '2024-06-19T',
      '2024-06-20T',
      'D:20240619',
      'D:20240620',
    ]);
  });

  it('follows the direction of the text and the presence of an outline', async () => {
    const plain = await openPdf(
      (await render([h('p', 'x')], { dir: 'rtl', page: 'letter' })).value,
    );
    expect(String(get(plain.catalog, 'PageMode'))).toBe('/UseNone');
    expect(String(get(plain.catalog, 'ViewerPreferences', 'Direction'))).toBe('/R2L');
    expect(plain.getPage(0).getSize()).toEqual({ width: 612, height: 792 });
  });

  it('has bookmarks with the words of the headings, in their order, once, without numbers of notes', async () => {
    const content = [
      h('p', { style: 'height: 250mm' }, 'x'),
      h('h2', ['Ships ', h('sup', h('a', { href: '#n', dataFootnoteRef: '' }, '1'))]),
      h('p', { id: 'n', style: 'break-inside: avoid; height: 30mm' }, 'A note'),
      h('h3', { lang: 'ar', dir: 'rtl' }, 'هل تعلم هذا؟'),
    ];
    const { catalog } = await openPdf((await render(content)).value);
    const first = (...path: string[]) =>
      readString(get(catalog, 'Outlines', 'First', ...path, 'Title'));
    expect(first()).toBe('Ships');
    expect(first('First')).toBe('هل تعلم هذا؟');
  });
});

/** The texts of an XML document with the names of their elements. */
function listTexts(xml: string): string[] {
  const texts = xml.matchAll(/<([\w:]+)[^<>]*>([^<]+)<\/\1>/g);
  return [...texts].map(([, name, text]) => `${name ?? ''}: ${text ?? ''}`);
}

describe('the structure of a finished PDF', () => {
  const ofType = (type: string) => nodes.filter((node) => node.type === type);

  it('is that of the document', () => {
    expect(drawTree(readTree(document))).toMatchInlineSnapshot(`
      "Root
        Document
          Art
            H1
              Em
            P
            P
            H2
            L
              LI
                LBody
                  Strong
                  Link
              LI
                LBody
                  L
                    LI
                      LBody
            L
              LI
                LBody
              LI
                LBody
                  P
                  P
            H2
            P
              Link
              Link
              Link
              Link
                Em
            BlockQuote
              P
            Div
              Code
            P
              Code
            Figure
            P
              Em
            P
              Figure
            Table
              Caption
              TR
                TH
                TH
              TR
                TH
                TD
            L
              LI
                LBody
                  P
                  P
              LI
                LBody
                  P
                  P
            Div
              P
            H2
            L
              LI
                LBody
                  P
                    Link
              LI
                LBody
                  P
                    Link
            P
      "
    `);
  });

  it('has bodies in its list items, and nothing beside them', () => {
    expect(ofType('LI').length).toBeGreaterThan(0);
    for (const { kids, contents } of ofType('LI')) {
      expect(kids.map(({ type }) => type)).toEqual(['LBody']);
      expect(contents).toEqual([]);
    }
  });

  it('maps the types that PDF 1.7 has not', () => {
    const map = get(document.catalog, 'StructTreeRoot', 'RoleMap');
    expect(String(map)).toBe('<<\n/Em /Span\n/Strong /Span\n>>');
  });

  it('knows the parent of every element and of all content', () => {
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const parents = readNumberTree(root.lookup(PDFName.of('ParentTree'), PDFDict));
    for (const node of nodes) {
      for (const kid of node.kids)
        expect(kid.dict.get(PDFName.of('P'))).toBe(node.ref ?? root.context.getObjectRef(root));
      for (const { page, mcid } of node.contents) {
        const leaf = document.context.lookup(page, PDFDict);
        const list = parents.get(leaf.lookup(PDFName.of('StructParents'), PDFNumber).asNumber());
        expect((list as PDFArray).get(mcid)).toBe(node.ref);
      }
      for (const annotation of node.annotations) {
        const key = annotation.lookup(PDFName.of('StructParent'), PDFNumber).asNumber();
        expect(parents.get(key)).toBe(node.ref);
      }
    }
  });

  it('describes figures and header cells', () => {
    expect(ofType('Figure').map(({ dict }) => readString(get(dict, 'Alt')))).toEqual([
      'A chart',
      'A dot',
    ]);
    const scopes = ofType('TH').map(
      ({ dict }) => /\/Scope (\/\w+)/.exec(String(get(dict, 'A')))?.[1],
    );
    expect(scopes).toEqual(['/Column', '/Column', '/Row']);
  });

  it('names elements by their place in the file', () => {
    const ids = ofType('TH').map(({ dict }) => readString(get(dict, 'ID')));
    expect(ids).toEqual([undefined, 'e000001', 'e000002']);
    const tree = get(document.catalog, 'StructTreeRoot', 'IDTree', 'Names');
    expect(String(tree)).toMatch(/^\[ \(e000001\) \d+ 0 R \(e000002\) \d+ 0 R \]$/);
    expect(String(get(ofType('TD')[0]?.dict ?? document.catalog, 'A'))).toContain(
      '(e000001) (e000002)',
    );
  });

  it('says of links where they lead', () => {
    const links = ofType('Link').flatMap(({ annotations }) => annotations);
    const described = links.map((link) => readString(get(link, 'Contents')));
    expect([...new Set(described)]).toEqual([
      'First note.',
      'https://example.org/?a=1&b=2',
      'Key takeaways',
      'Second note.',
      'Überblick',
      'Back to 1',
      'Back to 2',
    ]);
    const annotations = document
      .getPages()
      .flatMap(({ node }) => node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []);
    expect(links).toHaveLength(annotations.length);
  });

  it('covers all that is painted, or marks it as an artifact', async () => {
    expect(readContents(document).flatMap(findUntagged)).toEqual([]);
    const glass = await render([h('ol.glass', h('li', 'through glass'))]);
    const [page = '', form = ''] = readContents(await openPdf(glass.value));
    // The form has tags of its own, so what paints it must have none.
    expect(findUntagged(page)).toEqual(['Do']);
    expect(form).toContain('/MCID');
    expect(findUntagged(form)).toEqual([]);
  });

  it('is written with fonts that are in the file', () => {
    const fonts = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFDict)
      .filter((object) => get(object, 'Type') === PDFName.of('Font'));
    const files = fonts
      .filter((font) => get(font, 'Subtype') === PDFName.of('CIDFontType2'))
      .map((font) => String(get(font, 'FontDescriptor', 'FontFile2')));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) expect(file).toContain('/Length1');
    const types = new Set(fonts.map((font) => String(get(font, 'Subtype'))));
    expect([...types].toSorted()).toEqual(['/CIDFontType2', '/Type0', '/Type3']);
  });
});

describe('the contents of a long PDF', () => {
  const section = (id: string, ...rest: ElementContent[]) =>
    h('section.section', { id }, [h('h2', `On ${id}`), ...rest]);
  const text = h('p', 'word '.repeat(500));
  const content = [
    h('section.section#key', { role: 'doc-abstract' }, [h('h2', 'Key')]),
    section(
      'trade',
      text,
      text,
      h('h3#part-tolls', ['Tolls', h('sup', h('a', { dataFootnoteRef: true }, '1'))]),
      text,
    ),
    section('harvest', text, text),
  ];

  it('name the headings that follow and their pages, as a structure of their own', async () => {
    const file = await openPdf((await render(content)).value);
    const toc = flatten(readTree(file)).find(({ type }) => type === 'TOC');
    expect(drawTree(toc ?? readTree(file))).toMatchInlineSnapshot(`
      "TOC
        Caption
        TOC
          TOCI
            Link
            TOC
              TOCI
                Link
          TOCI
            Link
      "
    `);
    const refs = file.getPages().map(({ ref }) => ref);
    const targets = get(file.catalog, 'Dests') as PDFDict;
    const pageOf = (name: string) =>
      refs.indexOf(targets.lookup(PDFName.of(name), PDFArray).get(0) as PDFRef) + 1;
    expect(
      pages
        .at(-1)
        ?.match(/class="(?:entry|page)">[^<]*/g)
        ?.map((it) => it.split('>')[1]),
    ).toEqual([
      'On trade',
      ` ${String(pageOf('trade'))}`,
      'Tolls',
      ` ${String(pageOf('part-tolls'))}`,
      'On harvest',
      ` ${String(pageOf('harvest'))}`,
    ]);
    expect(pageOf('harvest')).toBeGreaterThan(pageOf('trade'));
  });

  it('are no running text', async () => {
    expect(await read(await render(content))).toHaveLength(2500 + 6);
  });

  it('are not there in a short one', () => {
    expect(
      makePage({ ...makeInput(['a', 'b', 'c', 'd'].map((id) => section(id))), print }).body,
    ).not.toContain('class="contents"');
  });
});

describe('the bytes of a PDF', () => {
  it('are the same in another browser, after other pages', async () => {
    const other = await createNodeHost().openPrinter();
    try {
      await printHtml(other, '<!doctype html><title>x</title><table><tr><th>other</table>');
      const again = await render(rich, {}, other);
      expect(Buffer.compare(Buffer.from(again.value), Buffer.from(finished.value))).toBe(0);
    } finally {
      await other.close();
    }
  });

  it('tell another text by the second identifier alone', async () => {
    const identify = async ({ value }: Rendered) => {
      const { trailerInfo } = (await openPdf(value)).context;
      return (trailerInfo.ID as PDFArray).asArray().map(String);
    };
    const [first, second] = [await identify(finished), await identify(await render([h('p', 'x')]))];
    expect(second[0]).toBe(first[0]);
    expect(second[1]).not.toBe(first[1]);
  });
});

describe('reading a PDF back', () => {
  it('gives the words of the article and nothing of the margins', async () => {
    expect(await read(finished)).toEqual(splitWords(RICH_TEXT));
  });

  it('gives blocks in lines', async () => {
    const text = (await pdf.readText?.(finished.value)) ?? '';
    const lines = text.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(lines.filter((line) => !/[{}]|b\(\);/.test(line))).toEqual(
      RICH_TEXT.split('\n').filter((line) => !line.includes('{')),
    );
  });

  it('runs on over pages', async () => {
    const words = Array.from({ length: 1800 }, (_, index) => `word${String(index)}`);
    const paragraphs = [words.slice(0, 900), words.slice(900)].map((part) =>
      h('p', part.join(' ')),
    );
    const long = await render(paragraphs);
    expect(long.pages).toBeGreaterThanOrEqual(3);
    expect(await read(long)).toEqual(words);
    const text = (await pdf.readText?.(long.value)) ?? '';
    expect(text.split('\f')).toHaveLength(long.pages ?? 0);
  });

  it('goes through a table cell by cell, where a row breaks over pages', async () => {
    const fill = (name: string) => Array.from({ length: 500 }, (_, index) => name + String(index));
    const cells = ['a', 'b'].map((name) => h('td', fill(name).join(' ')));
    const long = await render([h('table', h('tr', cells))]);
    expect(long.pages).toBe(2);
    expect(await read(long)).toEqual([...fill('a'), ...fill('b')]);
  });

  it('neither glues words at line ends nor splits them', async () => {
    const text =
      'Kim Jong-un visited the well-known mother-in-law of https://example.org/a/very/long/address/that-breaks in its middle, affluent officials said.';
    const narrow = await render([h('p.narrow', text), h('div.narrow', text), h('p.caps', text)]);
    expect(await read(narrow)).toEqual(splitWords(`${text} ${text} ${text}`));
  });

  it('sees that a word is not printed', async () => {
    const words = await read(await render([h('p', ['one ', h('span.gone', 'two '), 'three'])]));
    expect(words).toEqual(['one', 'three']);
  });

  it('reads what is behind glass in its place', async () => {
    const words = await read(await render([h('p', 'a'), h('p.glass', 'b'), h('p', 'c')]));
    expect(words).toEqual(['a', 'b', 'c']);
  });
});

describe('the order of a line in two directions', () => {
  const run = (text: string, reversed = false, baseline = 0) => ({
    glyphs: text.split(''),
    reversed,
    baseline,
    size: 10,
  });
  // Capitals stand for letters that are read from right to left; they are painted as a reader sees them.
  const hebrew = (text: string) => run(text, true);

  it.each([
    ['ltr', [run('one '), hebrew('BA'), run(' two')], 'one AB two'],
    ['ltr', [run('one '), hebrew('DC'), run(' '), hebrew('BA'), run(' two')], 'one AB CD two'],
    ['ltr', [run('one '), hebrew('BA'), run(' ')], 'one AB '],
    [
      'rtl',
      [hebrew('FE'), run(' '), run('one'), run(' '), run('two'), run(' '), hebrew('BA')],
      'AB one two EF',
    ],
    ['rtl', [hebrew('DC '), run('24'), hebrew(' BA')], 'AB 24 CD'],
    [
      'rtl',
      [run('UTC+3'), run(' '), run('8:00'), run(' '), run('24'), run(' '), hebrew('BA')],
      'AB 24 8:00 UTC+3',
    ],
    ['rtl', [run('7'), run('x'), run(' '), run('8'), hebrew(' BA')], 'AB 8 7x'],
    ['ltr', [run('one '), run('24'), run(' '), hebrew('BA'), run(' two')], 'one AB 24 two'],
    ['ltr', [run('24 '), hebrew('BA')], '24 AB'],
    ['ltr', [run('24'), run('→'), run('25')], '24→25'],
    ['rtl', [run(' '), hebrew('BA'), { ...hebrew('DC'), baseline: 14 }], 'AB CD'],
  ] as const)('from %s: %j', (base, runs, text) => {
    expect(readRuns(runs, base)).toBe(text);
  });
});

describe('content streams', () => {
  it('are read with strings, dictionaries, arrays and comments', () => {
    const content = String.raw`/P <</MCID 0 /T (a \) (b\\) c)>> BDC % (x
      [(A) -20 <42>] TJ (ET) Tj /F1 9 Tf EMC true f*`;
    const read: unknown[] = [];
    readOperations(content, (operator, start, end) => {
      read.push([operator, listOperands(content, start, end)]);
    });
    expect(read).toEqual([
      ['BDC', ['/P', '<<', '/MCID', '0', '/T', String.raw`(a \) (b\\) c)`, '>>']],
      ['TJ', ['[', '(A)', '-20', '<42>', ']']],
      ['Tj', ['(ET)']],
      ['Tf', ['/F1', '9']],
      ['EMC', []],
      ['f*', ['true']],
    ]);
  });

  it.each([
    ['text', 'BT (a) Tj ET', 'BT /Artifact BMC\n(a) Tj\nEMC ET'],
    ['a path as a whole', 'q 0 0 m 1 1 l S Q', 'q /Artifact BMC\n0 0 m 1 1 l S\nEMC Q'],
    ['no clip', '0 0 1 1 re W n', '0 0 1 1 re W n'],
    [
      'neighbours together',
      'BT (a) Tj 1 0 Td (b) Tj ET',
      'BT /Artifact BMC\n(a) Tj 1 0 Td (b) Tj\nEMC ET',
    ],
    ['nothing tagged', '/P <</MCID 0>> BDC (a) Tj EMC', '/P <</MCID 0>> BDC (a) Tj EMC'],
    [
      'spans that are not tagged',
      '/Span <</ActualText (x)>> BDC (a) Tj EMC',
      '/Span <</ActualText (x)>> BDC /Artifact BMC\n(a) Tj\nEMC EMC',
    ],
    [
      'what comes after marks within marks',
      '/P <</MCID 0>>BDC /EMC gs /Span <<>>BDC <00> Tj EMC <01> Tj EMC <02> Tj',
      '/P <</MCID 0>>BDC /EMC gs /Span <<>>BDC <00> Tj EMC <01> Tj EMC /Artifact BMC\n<02> Tj\nEMC',
    ],
    ['images', '/X1 Do /Tagged Do', '/Artifact BMC\n/X1 Do\nEMC /Tagged Do'],
  ])('have marks on %s', (_, content, marked) => {
    expect(markArtifacts(content, (name) => name === 'Tagged')).toBe(marked);
  });
});

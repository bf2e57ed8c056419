import { describe, expect, it } from 'vitest';
import { looksLikeXml } from '../src/press/images/looks-like-xml.js';
import { readSvg } from '../src/press/images/svg/read-svg.js';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const draw = (content: string, attributes = 'width="9" height="9"') =>
  `<svg ${SVG} xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${content}</svg>`;

const read = (file: string) => readSvg(Buffer.from(file));

/** The file that is written, without its declaration. */
async function rewrite(file: string): Promise<string> {
  const image = await read(file);
  if (typeof image === 'string') return image;
  const text = new TextDecoder().decode(image.data);
  expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/);
  return text.slice(text.indexOf('\n') + 1).trimEnd();
}

describe('a drawing that is refused says why, and where', () => {
  it.each([
    ['<rect style="fill:&#117;rl(https://x.example/a)"/>', 'refers to "https://x.example/a"'],
    ['<style>@im<![CDATA[port "a.css";]]></style>', 'has "@import" in a style sheet'],
    ['<style>a{b:image-set("a.png" 1x)}</style>', 'loads something by "image-set(" in a style'],
    ['<style>a{b:"c}</style>', "has a style sheet that can't be read: Unclosed string"],
    ['<style>a..b{c:d}</style>', 'has "a..b" in a style sheet'],
    ['<style>a{&amp;:hover{c:d}}</style>', 'has "&:hover" in a style sheet'],
    ['<style>@constructor{}</style>', 'has "@constructor" in a style sheet'],
    ['<style>@media a{@media b{}}</style>', 'has "@media" in a style sheet'],
    ['<style>a{direction:rtl}</style>', 'sets "direction" in a style sheet'],
    ['<rect fill="\\75 rl(a)"/>', 'has a backslash in a style'],
    ['<b xmlns="http://www.w3.org/1999/xhtml"/>', 'holds the element <b> of XHTML'],
    ['<i:g xmlns:i="constructor"><script/></i:g>', 'holds the element <script>, which'],
    ['<handler/>', 'holds the element <handler>, which is not allowed'],
    ['<g xmlns:x="http://x.example/" x:onload="a"/>', 'has the attribute x:onload'],
    ['<g onclick="a"/>', 'has the attribute onclick, which reacts to events'],
    ['<g xml:base="a"/>', 'has the attribute xml:base'],
    ['<?php echo 1 ?>', 'holds the instruction <?php?>'],
    ['<set attributeName="href"/>', 'animates "href"'],
    ['<title><g/></title>', 'holds <g> within title'],
    ['<g id="a"/><g id="a"/>', 'has two elements with the id "a"'],
    ['<g id="1 a"/><use href="#1 a"/>', 'has the id "1 a", which is no name in XML'],
    ['<style>#-a{b:c}</style><g id="-a"/>', 'has the id "-a", which is no name in XML'],
    ['<rect fill="url(#a)"/>', 'paints with "#a", which is no gradient or pattern in it'],
    ['<use href="#a"/>', 'uses "#a", which is no drawing in it'],
    ['<g id="a"><use href="#a"/></g>', 'has a <g> that draws itself'],
    ['<image href="data:image/png;base64,AAAA"/>', 'holds an image that is no PNG'],
    ['<image href="data:image/png;base64,iVBORw0KGgo"/>', 'holds an image that'],
    ['<g></h>', 'is no well-formed XML'],
    ['<text>&nbsp;</text>', 'is no well-formed XML: undefined entity'],
    ['<g>'.repeat(250) + '</g>'.repeat(250), 'has elements within each other more than 200 deep'],
  ])('%s', async (content, reason) => {
    const problem = await read(draw(content));
    expect(problem).toContain(reason);
    expect(problem).toMatch(/\(line 2 of the SVG\)$/);
  });

  it.each([
    ['<?xml version="1.1"?>', 'is XML 1.1: save it as XML 1.0'],
    ['<?xml version="1.0" encoding="utf-7"?>', 'says that it is written in utf-7'],
    ['<!DOCTYPE html>', 'has the doctype "html"'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]>', 'declares entities or elements'],
  ])('%s', async (prolog, reason) => {
    expect(await read(prolog + draw(''))).toContain(reason);
  });

  it.each([
    [draw('', 'width="100%" height="100%"'), 'does not say how large it is'],
    [draw('', 'width="-9" height="9"'), 'does not say how large it is'],
    ['<svg/>', `write ${SVG} into its <svg>`],
    ['<html><svg/></html>', 'is no SVG: its first element is <html>'],
  ])('%s', async (file, reason) => {
    expect(await read(file)).toContain(reason);
  });

  it('in UTF-16', async () => {
    const file = Buffer.from(draw(''), 'utf16le');
    expect(looksLikeXml(file)).toBe(true);
    expect(await readSvg(file)).toBe('is written in UTF-16: save it as UTF-8');
  });

  it('in Latin-1', async () => {
    expect(await readSvg(Buffer.from(draw('é'), 'latin1'))).toBe(
      'is not written in UTF-8: save it as UTF-8',
    );
  });
});

describe('a drawing is written anew', () => {
  it('without what editors note, and with all that is drawn', async () => {
    const file = `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Created with an editor -->
<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink" xmlns:i="http://www.inkscape.org/namespaces/inkscape"
 viewBox="0 0 9 9" i:version="1" xml:space="preserve" data-name="a" sketch="x"><i:view i:zoom="1"><i:grid/></i:view
><svg:metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">x</rdf:RDF></svg:metadata
><?xpacket end="w"?><svg:style><![CDATA[g>a{fill:red}]]></svg:style><svg:linearGradient id="a"
/><svg:g id="Frame 1" fill="url( '#a' )" i:label="b"><svg:use l:href="#b" l:type="simple"/></svg:g
><svg:text id="b">&#60;b&gt;<!-- x --></svg:text></svg:svg>`;
    expect(await rewrite(file)).toBe(
      `<svg ${SVG} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" xml:space="preserve" data-name="a">` +
        '<style>g>a{fill:red;}</style><linearGradient id="a"/><g fill="url(#a)"><use xlink:href="#b"/></g>' +
        '<text id="b">&#x3C;b></text></svg>',
    );
  });

  it('with style sheets that checkers of books can read', async () => {
    const sheet = `/* a */ @charset "x"; *{a:b;;} .st0 > g , #c:not(.d)[e="f;"] ::g {*zoom:1; fill:url("#a")
      !important; h: ; --i:j } @media print{ g { k : l } } @keyframes m{from{n:o} 50.5%{n:p} }`;
    expect(await rewrite(draw(`<style>${sheet}</style>`))).toContain(
      '<style>*{a:b;}.st0 > g,#c:not(.d)[e="f;"] ::g{fill:url("#a")!important;--i:j;}@media print{g{k:l;}}' +
        '@keyframes m{from{n:o;}50.5%{n:p;}}</style>',
    );
  });

  it('with images in it, and without links', async () => {
    const image = `<image href="data:image/png;base64,${PNG}"/>`;
    expect(await rewrite(draw(`<a xlink:href="#a" target="b">${image}</a>`))).toContain(
      `\n<a>${image}</a>`,
    );
  });
});

it.each([
  ['width="9" height="6"', 9, 6],
  ['width="1in" height="12pt"', 96, 16],
  ['viewBox="0,0 30 20"', 30, 20],
  ['width="100%" height="100%" viewBox="0 0 30 20"', 30, 20],
  ['width="15" viewBox="0 0 30 20"', 15, 10],
  ['height="10px" viewBox="0 0 30 20"', 15, 10],
])('a drawing with %s has its size', async (attributes, width, height) => {
  expect(await read(draw('', attributes))).toMatchObject({ width, height });
});

it('a drawing of too many elements or bytes is refused', async () => {
  const group = (n: number) =>
    `<g id="a${String(n)}">${`<use href="#a${String(n + 1)}"/>`.repeat(9)}</g>`;
  const bomb = Array.from({ length: 50 }, (_, n) => group(n)).join('');
  expect(await read(draw(`${bomb}<g id="a50"/>`))).toContain('draws more than 500000 elements');
  expect(await read(draw('<g/>'.repeat(500_001)))).toContain('has more than 500000 elements');
  expect(await readSvg(new Uint8Array(8 * 1024 * 1024 + 1))).toContain('is larger than the 8 MiB');
});

import { markdown, type HostileCase } from './case.js';

const svg = (content: string, attributes = 'width="9" height="9"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;
const xhtml = (content: string) =>
  `<h:div xmlns:h="http://www.w3.org/1999/xhtml">${content}</h:div>`.replaceAll(
    /<(\/?)(?!\/?h:)/g,
    '<$1h:',
  );

/** Each element draws the next one twice. */
function bomb(length: number): string {
  const uses = (next: number) => `<use href="#b${String(next)}"/>`.repeat(2);
  const groups = Array.from({ length }, (_, n) => `<g id="b${String(n)}">${uses(n + 1)}</g>`);
  return `${groups.join('')}<g id="b${String(length)}"/>`;
}

/** Drawings that would fetch, run or hide something, or that a book or a browser can't take. */
const BAD: Readonly<Record<string, string | Uint8Array>> = {
  script: svg('<script>alert(1)</script>'),
  'a script with a prefix': svg(
    '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
  ),
  'a handler': svg('<path d="M0 0h9" onclick="alert(1)"/>'),
  'a handler on the root': svg('', 'width="9" height="9" onload="alert(1)"'),
  'a handler after a slash': svg('<path/onclick="alert(1)" d="M0 0"/>'),
  entities: `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('<text>&x;</text>')}`,
  'a billion laughs': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`,
  'an external entity': `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`,
  'image-set': svg('<style>rect { fill: image-set("https://x.example/a.png" 1x) }</style>'),
  'an internal subset': `<!DOCTYPE svg [<!ELEMENT x ANY>]>${svg('')}`,
  'an external DTD': `<!DOCTYPE svg SYSTEM "https://x.example/a.dtd">${svg('')}`,
  'a style sheet': `<?xml-stylesheet href="https://x.example/a.css"?>${svg('')}`,
  'an import': svg('<style>@import url(https://x.example/a.css);</style>'),
  'a font from outside': svg('<style>@font-face { src: url("https://x.example/a.woff") }</style>'),
  'an image from outside': svg('<image href="https://x.example/a.png"/>'),
  'an image from outside by xlink': svg('<image xlink:href="//x.example/a.png"/>'),
  'a file': svg('<image href="file:///etc/passwd"/>'),
  'a relative file': svg('<image href="a.png"/>'),
  'an escaped address': svg('<image href="&#104;ttps://x.example/a.png"/>'),
  'a use from outside': svg('<use href="https://x.example/a.svg#x"/>'),
  'foreign content': svg('<foreignObject><p>x</p></foreignObject>'),
  'a link of javascript': svg('<a href="javascript:alert(1)"><text>x</text></a>'),
  'an animation that sets an address': svg(
    '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
  ),
  'an image of data that is SVG': svg('<image href="data:image/svg+xml,x"/>'),
  'a filter from outside': svg('<rect filter="url(https://x.example/#a)"/>'),
  'an unquoted address': svg('<image href=https://x.example/a.png />'),
  'no size': svg('', ''),
  'a size of nothing': svg('', 'width="0" height="0"'),
  'a huge size': svg('', 'width="1e9" height="1e9"'),
  'a size that is no number': svg('', 'width="NaN" height="9"'),
  'a tag that never ends': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><g',
  HTML: '<html><script>alert(1)</script><svg width="9" height="9"></svg></html>',
  'deep groups': svg('<g>'.repeat(5000) + '</g>'.repeat(5000)),
  'an address with a reference in a style': svg(
    '<rect style="fill:&#117;rl(https://x.example/a)" width="9" height="9"/>',
  ),
  'an address with a reference in a fill': svg('<rect fill="&#117;rl(//x.example/a)"/>'),
  'an address with a reference in a mask': svg('<rect mask="u&#114;l(https://x.example/a#b)"/>'),
  'an import with a reference': svg('<style>@&#105;mport "https://x.example/a.css";</style>'),
  'an address with a reference in a style sheet': svg(
    '<style>rect{fill:&#x75;rl(//x.example/a)}</style>',
  ),
  'an escape of CSS in an address': svg('<rect style="fill:\\75 rl(https://x.example/a)"/>'),
  'an escape of CSS in a fill': svg('<rect fill="ur\\6c(https://x.example/a)"/>'),
  'an escape of CSS that XML hides': svg('<rect fill="ur&#92;6c(https://x.example/a)"/>'),
  'an escape of CSS in an import': svg('<style>@\\69mport "https://x.example/a.css";</style>'),
  'an import parted by CDATA': svg('<style>@im<![CDATA[port "https://x.example/a.css";]]></style>'),
  'an import parted by a comment': svg('<style>@im<!-- -->port "https://x.example/a.css";</style>'),
  'an import parted by an instruction': svg('<style>@im<?xpacket?>port "a.css";</style>'),
  'an import parted by an element': svg(
    '<style>@im<g>x</g>port "https://x.example/a.css";</style>',
  ),
  'an address in capitals': svg('<rect fill="URL( https://x.example/a )"/>'),
  'two addresses': svg('<style>rect{fill:url(#a) url(https://x.example/a)}</style>'),
  'an animation to an address': svg(
    '<rect><animate attributeName="fill" values="red;url(https://x.example/a)"/></rect>',
  ),
  'an animation of an address by a prefix': svg(
    '<use><set attributeName="xlink:href" to="#a"/></use>',
  ),
  'a form': svg(xhtml('<form action="https://x.example/"><input/></form>')),
  'an object': svg(xhtml('<object data="https://x.example/a"/>')),
  'a refresh': svg(xhtml('<meta http-equiv="refresh" content="0;url=https://x.example/"/>')),
  'an image of XHTML': svg(xhtml('<img srcset="https://x.example/a.png 1x"/>')),
  'bold text of XHTML': svg(xhtml('<b>x</b>')),
  'a formula': svg('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'),
  'XHTML in metadata': svg(`<metadata>${xhtml('<b>x</b>')}</metadata>`),
  'a script in metadata': svg('<metadata><script>alert(1)</script></metadata>'),
  'an element of no namespace': svg('<g xmlns=""/>'),
  'an unknown element': svg('<blink/>'),
  'a handler as an element': svg('<handler type="text/ecmascript">alert(1)</handler>'),
  'a listener': svg('<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" event="click"/>'),
  'an attribute of XML Events': svg(
    '<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="x"/>',
  ),
  'a handler with a prefix': svg('<g xmlns:x="http://x.example/" x:onload="alert(1)"/>'),
  PHP: svg('<?php echo 1 ?>'),
  'another base': svg('<g xml:base="https://x.example/"/>'),
  'XML 1.1': `<?xml version="1.1"?>${svg('')}`,
  'an encoding of seven bits': `<?xml version="1.0" encoding="utf-7"?>${svg('')}`,
  'another encoding': `<?xml version="1.0" encoding="iso-8859-1"?>${svg('')}`,
  'the doctype of HTML': `<!DOCTYPE html>${svg('')}`,
  'two elements of one id': svg('<g id="analysis"/><g id="analysis"/>'),
  'an id that is no name': svg('<g id="1 a"/><use href="#1 a"/>'),
  'a paint that is not there': svg('<rect fill="url(#none)"/>'),
  'a paint that is none': svg('<g id="a"/><rect stroke="url(\'#a\')"/>'),
  'a use of nothing': svg('<use href="#none"/>'),
  'a use of a gradient': svg('<linearGradient id="a"/><use xlink:href="#a"/>'),
  'a use of an image': svg(`<use href="data:image/png;base64,AAAA"/>`),
  'a loop': svg('<g id="a"><use href="#a"/></g>'),
  'a loop of patterns': svg(
    '<pattern id="a"><rect fill="url(#b)"/></pattern><pattern id="b"><rect fill="url(#a)"/></pattern>',
  ),
  'a bomb of uses': svg(bomb(30)),
  'a chain of uses': svg(
    Array.from(
      { length: 5000 },
      (_, n) => `<use id="u${String(n)}" href="#u${String(n + 1)}"/>`,
    ).join('') + '<g id="u5000"/>',
  ),
  'UTF-16': Uint8Array.from(Buffer.from(`\uFEFF${svg('')}`, 'utf16le')),
  'bytes that are no UTF-8': Uint8Array.from(Buffer.from(svg('<text>é</text>'), 'latin1')),
  'no namespace at all': '<svg width="9" height="9"/>',
  'a width of percent': '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>',
  'a negative width': svg('', 'width="-9" height="9"'),
};

const GOOD: Readonly<Record<string, string>> = {
  'the doctype of SVG': `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('')}`,
  'nothing wrong': svg('<path d="M0 0h9"/>'),
  'a prefix': '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:g/></s:svg>',
  'a mark of UTF-8': `\uFEFF<?xml version="1.0" encoding="utf-8"?>${svg('')}`,
};

/** Drawings, each refused by name or shown. */
export const svgs: readonly HostileCase[] = [
  ...Object.entries(BAD).map(([name, file]) => ({
    name: `an SVG with ${name}`,
    source: markdown('![x](a.svg)'),
    files: { 'source/a.svg': file },
    errors: ['15:1 image-unusable'],
  })),
  ...Object.entries(GOOD).map(([name, file]) => ({
    name: `an SVG with ${name}`,
    source: markdown('![x](a.svg)'),
    files: { 'source/a.svg': file },
  })),
];

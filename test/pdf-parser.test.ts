import * as library from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { speedUpParser } from '../src/formats/pdf/parser.js';

const SYNTAX = [
  '<</Type /StructElem/S/P /K [0 1 12 0 R 3 0 R]/Pg 5 0 R>>',
  '[1 2 0 R 3 4 5 R 6 7 8 9]',
  '[1 %in between\n0 R 2 0 %and here\nR 3\t0\nR 4 5 0R 6 7%and here\n8]',
  '[.5 -.25 +1 1. -7 0.000001 100000 00012]',
  '<</A#20B true/C.D false/E null/F/G/+H-I_J/9>>',
  '% first\n<</A (text \\) (in) it)%last\n/B <48 65>/C<</D[]>>>>',
  '[/Name(text)/Name<41>/Name[1]1[2]2<</A 1>>3/A]',
];

function read(syntax: string): string {
  const { PDFContext, PDFObjectParser } = library;
  return PDFObjectParser.forBytes(Buffer.from(syntax), PDFContext.create())
    .parseObject()
    .toString();
}

test('what is read in one go is read as the library reads it', () => {
  const before = SYNTAX.map(read);
  speedUpParser(library);
  expect(SYNTAX.map(read)).toEqual(before);
});

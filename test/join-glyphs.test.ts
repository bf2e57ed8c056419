import { describe, expect, it } from 'vitest';
import { joinGlyphs, type Widths } from '../src/formats/pdf/join-glyphs.js';

const SIZE = 10;
const widths: Widths = {
  known: new Map([
    ['0001', 250],
    ['001C', 500.5],
  ]),
  usual: 497,
};
const join = (content: string) =>
  joinGlyphs(content, (name) => (name === 'F4' ? widths : undefined));

const begin = (font: string) => `q\nBT\n/${font} ${String(SIZE)} Tf\n1 0 0 -1 5 6 Tm\n`;
const paint = (distances: readonly number[], codes: readonly string[]) =>
  codes
    .map((code, at) => `${at > 0 ? `${String(distances[at - 1])} 0 Td ` : ''}<${code}> Tj\n`)
    .join('');

/** Where each glyph of a text stands that begins at 0. */
function place(content: string): number[] {
  const places: number[] = [];
  let line = 0;
  for (const [, distance, painted = ''] of content.matchAll(
    /(?:(\S+) 0 Td )?(\[[^\]]*\]|<\w+>) T[jJ]/g,
  )) {
    line += Number(distance ?? 0);
    let x = line;
    for (const [part] of painted.matchAll(/[\dA-F]{4}(?=[\dA-F]*>)|-?\d+(?=<)/g)) {
      if (!/^[\dA-F]{4}$/.test(part)) x -= (Number(part) * SIZE) / 1000;
      else {
        places.push(x);
        x += ((widths.known.get(part) ?? widths.usual) * SIZE) / 1000;
      }
    }
  }
  return places;
}

describe('glyphs that are painted one by one', () => {
  const codes = ['001C', '0001', '001C', '0055', '001C', '0001', '0055'];
  const distances = [5.0051, 2.4997, 4.605, 4.9703, 5.006, 2.5];
  const line = paint(distances, codes);

  it('are joined to one string, with numbers where they are nearer or further', () => {
    expect(join(`${begin('F4')}${line}ET\nQ\n`)).toBe(
      `${begin('F4')}[<001C0001001C>40<0055001C0001>] TJ\n24.5861 0 Td <0055> Tj\nET\nQ\n`,
    );
  });

  it('stand where they stood, to half a thousandth of their size', () => {
    const [before, after] = [
      place(line),
      place(join(begin('F4') + line).slice(begin('F4').length)),
    ];
    expect(after).toHaveLength(codes.length);
    for (const [index, x] of after.entries())
      expect(Math.abs(x - (before[index] ?? Number.NaN))).toBeLessThanOrEqual(SIZE / 2000 + 1e-9);
    expect(after.at(-1)).toBeCloseTo(before.at(-1) ?? Number.NaN, 4);
  });

  it('stay as they are in a font whose widths are not known, without a font, and with spacing', () => {
    const others = [
      begin('F5') + line,
      `${begin('F4')}ET\nBT\n${line}`,
      `${begin('F4')}ET\nQ\n${line}`,
      `${begin('F4')}/F4 -10 Tf\n${line}`,
      `${begin('F4')}2 Tc\n${line}`,
      `${begin('F4')}${paint([5], codes.slice(0, 2))}`,
    ];
    for (const content of others) expect(join(content)).toBe(content);
  });
});

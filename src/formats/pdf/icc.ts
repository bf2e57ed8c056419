type Triple = readonly [number, number, number];

const VERSION_2_1 = 0x02100000;
const HEADER_SIZE = 128;
const CURVE_POINTS = 1024;

/** White and primaries of sRGB in XYZ, adapted to D50 by the Bradford method (IEC 61966-2-1, ICC.1:2001-04). */
const WHITE: Triple = [0.9642, 1, 0.8249];
const RED: Triple = [0.4360747, 0.2225045, 0.0139322];
const GREEN: Triple = [0.3850649, 0.7168786, 0.0971045];
const BLUE: Triple = [0.1430804, 0.0606169, 0.7141733];

/** An ICC profile of sRGB, version 2.1: the colours that the numbers in a file stand for. */
export function makeSrgbProfile(): Uint8Array {
  const curve = makeCurve();
  const tags: [string, Buffer][] = [
    ['desc', makeDescription('sRGB')],
    ['cprt', Buffer.concat([ascii('text'), zeros(4), ascii('No copyright'), zeros(1)])],
    ['wtpt', makeXyz(WHITE)],
    ['rXYZ', makeXyz(RED)],
    ['gXYZ', makeXyz(GREEN)],
    ['bXYZ', makeXyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const start = HEADER_SIZE + 4 + 12 * tags.length;
  const bodies = [...new Set(tags.map(([, data]) => data))];
  const entries = tags.map(([name, data]) => {
    const before = bodies.slice(0, bodies.indexOf(data));
    const offset = start + before.reduce((sum, body) => sum + padded(body).length, 0);
    return Buffer.concat([ascii(name), uint32(offset), uint32(data.length)]);
  });
  const rest = Buffer.concat([uint32(tags.length), ...entries, ...bodies.map(padded)]);
  return Buffer.concat([makeHeader(HEADER_SIZE + rest.length), rest]);
}

/** ICC.1:2001-04, 6.1. */
function makeHeader(size: number): Buffer {
  const header = zeros(HEADER_SIZE);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(VERSION_2_1, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2000, 1, 1].entries()) header.writeUInt16BE(part, 24 + 2 * index);
  header.write('acsp', 36, 'latin1');
  fixed(WHITE).copy(header, 68);
  return header;
}

function makeXyz(triple: Triple): Buffer {
  return Buffer.concat([ascii('XYZ '), zeros(4), fixed(triple)]);
}

/** ICC.1:2001-04, 6.5.17: text in ASCII, and none in Unicode and in the script of the Macintosh. */
function makeDescription(text: string): Buffer {
  const rest = zeros(4 + 4 + 2 + 1 + 67);
  return Buffer.concat([
    ascii('desc'),
    zeros(4),
    uint32(text.length + 1),
    ascii(`${text}\0`),
    rest,
  ]);
}

function makeCurve(): Buffer {
  const points = Buffer.alloc(2 * CURVE_POINTS);
  for (let index = 0; index < CURVE_POINTS; index++) {
    const value = linearize(index / (CURVE_POINTS - 1));
    points.writeUInt16BE(Math.round(65535 * value), 2 * index);
  }
  return Buffer.concat([ascii('curv'), zeros(4), uint32(CURVE_POINTS), points]);
}

/** IEC 61966-2-1, 5.2. */
function linearize(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, zeros(-data.length & 3)]);
}

/** Numbers of the type s15Fixed16. */
function fixed(values: Triple): Buffer {
  return Buffer.concat(values.map((value) => uint32(Math.round(value * 65536))));
}

function uint32(value: number): Buffer {
  const bytes = zeros(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length);
}

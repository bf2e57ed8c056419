import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflate } from 'node:zlib';

/** How many samples a pixel has, and how many bits each may have, by type of colour (W3C PNG, table 12). */
const COLOURS: ReadonlyMap<number, readonly [samples: number, depths: readonly number[]]> = new Map(
  [
    [0, [1, [1, 2, 4, 8, 16]]],
    [2, [3, [8, 16]]],
    [3, [1, [1, 2, 4, 8]]],
    [4, [2, [8, 16]]],
    [6, [4, [8, 16]]],
  ],
);

/** First column and row of the passes of an interlaced image, and the steps between its columns and rows (8.1). */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

/** What is wrong with a PNG: its chunks, their checksums, or that its data are not those of so many pixels. */
export async function findPngProblem(bytes: Buffer): Promise<string | undefined> {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return 'is damaged: its first bytes are none of PNG';
  const chunks = readChunks(bytes);
  if (!chunks) return 'is damaged: a part of it is cut short or has a wrong checksum';
  if (chunks.at(-1)?.type !== 'IEND') return 'has no end: it was cut short';
  const size = measureData(chunks);
  if (size === undefined) return 'is damaged: its header is none of PNG';
  const data = chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data);
  const isExact = await hasSize(data, size);
  return isExact ? undefined : 'is damaged: its data are not those of so many pixels';
}

/** The chunks that a reader must understand, up to the end; undefined if one is broken. */
function readChunks(bytes: Buffer): readonly Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= bytes.length && chunks.at(-1)?.type !== 'IEND') {
    const end = at + 8 + bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (end + 4 > bytes.length) return undefined;
    // Small letters first: a chunk that need not be understood, and is passed over if it is broken.
    if (/^[A-Z]/.test(type)) {
      if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined;
      chunks.push({ type, data: bytes.subarray(at + 8, end) });
    }
    at = end + 4;
  }
  return chunks;
}

/** How many bytes the pixels take before they are compressed; undefined if no reader can make an image of the chunks. */
function measureData(chunks: readonly Chunk[]): number | undefined {
  const [header, ...others] = chunks;
  if (header?.type !== 'IHDR' || header.data.length !== 13) return undefined;
  if (!others.every(({ type }) => /^(?:PLTE|IDAT|IEND)$/.test(type))) return undefined;
  const [depth = 0, colour = 0, compression, filter, interlace] = header.data.subarray(8);
  const [samples, depths] = COLOURS.get(colour) ?? [0, []];
  if (!depths.includes(depth) || compression !== 0 || filter !== 0) return undefined;
  if (interlace !== 0 && interlace !== 1) return undefined;
  const palette = others.findIndex(({ type }) => type === 'PLTE');
  const pixels = others.findIndex(({ type }) => type === 'IDAT');
  if (pixels < 0 || (colour === 3 && (palette < 0 || palette > pixels))) return undefined;
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  let size = 0;
  for (const [left, top, across, down] of interlace === 1 ? PASSES : WHOLE) {
    const columns = Math.max(0, Math.ceil((width - left) / across));
    const rows = Math.max(0, Math.ceil((height - top) / down));
    if (columns > 0) size += rows * (1 + Math.ceil((columns * samples * depth) / 8));
  }
  return size;
}

/** Whether data are so many bytes when inflated. They are not kept: they may be some hundred megabytes. */
async function hasSize(data: readonly Buffer[], size: number): Promise<boolean> {
  let found = 0;
  try {
    await pipeline(Readable.from(data), createInflate({ chunkSize: 256 * 1024 }), async (parts) => {
      for await (const part of parts as AsyncIterable<Buffer>) {
        found += part.length;
        if (found > size) return;
      }
    });
  } catch {
    return false;
  }
  return found === size;
}

import { constants, deflateSync } from 'node:zlib';

/** Rows of a picture, packed so that others can follow them. */
export interface PackedRows {
  /** Blocks of deflated data, of which none says that it is the last. */
  readonly blocks: Uint8Array;
  /** The sum of the rows (Adler-32). */
  readonly sum: number;
  /** Bytes of the rows. */
  readonly size: number;
}

/** What zlib writes before blocks with this strategy, a last block without data, and bytes of the sum at the end. */
const HEAD = Buffer.from([0x78, 0x01]);
const LAST = Buffer.from([0x03, 0x00]);
const SUM_SIZE = 4;

/** Bytes in which rows are packed at once: more than most take. */
const CHUNK = 64 * 1024;

/** More bytes than a stream has beside data that is stored in it as it is, of some megabytes. */
const FRAME = 1024;

/** The largest prime number below 2^16, by which Adler-32 divides. */
const BASE = 65_521;

/**
 * Packs rows. A drawn page has long runs of one colour, and only runs are looked for, which no processor does in its own
 * way: the bytes are the same on every machine. In another thread it would take longer, which has to fetch the rows.
 */
export function packRows(rows: Uint8Array): PackedRows {
  const { Z_RLE, Z_SYNC_FLUSH } = constants;
  const packed = deflateSync(rows, {
    strategy: Z_RLE,
    finishFlush: Z_SYNC_FLUSH,
    chunkSize: CHUNK,
  });
  // The sum stands at the end of a stream, and packed rows have none. To store them takes a tenth of the time.
  const stored = deflateSync(rows, { level: 0, chunkSize: rows.length + FRAME });
  return {
    // A copy: a part would keep the whole chunk, of which a blank strip takes 80 bytes.
    blocks: new Uint8Array(packed.subarray(HEAD.length)),
    sum: stored.readUInt32BE(stored.length - SUM_SIZE),
    size: rows.length,
  };
}

/** Joins packed rows to a stream of zlib (RFC 1950). */
export function joinRows(parts: readonly PackedRows[]): Uint8Array {
  const sum = Buffer.alloc(SUM_SIZE);
  sum.writeUInt32BE(parts.reduce(addSum, 1));
  return Buffer.concat([HEAD, ...parts.map(({ blocks }) => blocks), LAST, sum]);
}

/** The sum of rows whose beginning has a sum, as `adler32_combine` of zlib has it: it is two numbers in one. */
function addSum(before: number, { sum, size }: PackedRows): number {
  // A sum begins with 1, which counts once. What is divided by BASE may have it more, and must not be below 0.
  const first = (before & 0xffff) - 1 + BASE;
  const low = first + (sum & 0xffff);
  const high = (before >>> 16) + (sum >>> 16) + size * first;
  return (high % BASE) * 0x1_00_00 + (low % BASE);
}

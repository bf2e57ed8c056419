import { crc32, inflateRawSync } from 'node:zlib';

/** Signatures and offsets: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL_HEADER = 0x04_03_4b_50;
const CENTRAL_HEADER = 0x02_01_4b_50;
const END_OF_DIRECTORY = 0x06_05_4b_50;

/**
 * Reads the files of a zip archive, by name in the order of its directory. It shares no code with what
 * writes the archive, so that it is a check of it. Throws if the archive is damaged.
 */
export function readZip(value: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const zip = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  const files = new Map<string, Uint8Array>();
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged('it has no directory');
  let offset = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (zip.readUInt32LE(offset) !== CENTRAL_HEADER) throw damaged('its directory is broken');
    const lengths = [28, 30, 32].map((field) => zip.readUInt16LE(offset + field));
    const [nameLength = 0] = lengths;
    const name = zip.toString('utf8', offset + 46, offset + 46 + nameLength);
    files.set(name, readEntry(zip, offset, name));
    offset += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return files;
}

function readEntry(zip: Buffer, entry: number, name: string): Uint8Array {
  const header = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(header) !== LOCAL_HEADER) throw damaged(`${name} is not where it should be`);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  const stored = zip.readUInt16LE(entry + 10) === 0;
  const { bytes, sum } = stored ? sumUp(packed) : unpack(name, packed);
  if (sum !== zip.readUInt32LE(entry + 16)) throw damaged(`${name} has a wrong checksum`);
  return bytes;
}

/** The bytes of a file with their CRC-32. */
interface Unpacked {
  readonly bytes: Uint8Array;
  readonly sum: number;
}

function sumUp(bytes: Uint8Array): Unpacked {
  return { bytes, sum: crc32(bytes) };
}

/** Fonts as they were packed last, by name: most books have the same. */
const fonts = new Map<string, Unpacked & { readonly packed: Uint8Array }>();

function unpack(name: string, packed: Buffer): Unpacked {
  const known = fonts.get(name);
  if (known && packed.equals(known.packed)) return known;
  const unpacked = sumUp(inflateRawSync(packed));
  if (name.endsWith('.ttf')) fonts.set(name, { ...unpacked, packed: Buffer.from(packed) });
  return unpacked;
}

function damaged(why: string): Error {
  return new Error(`The archive is damaged: ${why}`);
}

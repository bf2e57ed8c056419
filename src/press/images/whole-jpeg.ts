/** Frames that browsers show: baseline, extended and progressive, coded by Huffman (ITU T.81, table B.1). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const [HUFFMAN, END, SCAN, QUANTISATION] = [0xc4, 0xd9, 0xda, 0xdb];

/** What has been read of the tables and the frame. */
interface State {
  /** Numbers of tables by which components are quantised, by the number of the component; absent before the frame. */
  components?: ReadonlyMap<number, number>;
  readonly tables: Set<number>;
  /** Class (0 or 1) and number of the tables of codes, as the first byte of each has them. */
  readonly codes: Set<number>;
}

/** What is wrong with the segments of a JPEG. What is within the scans is not read: a browser shows what it can of it. */
export function findJpegProblem(bytes: Buffer): string | undefined {
  const state: State = { tables: new Set(), codes: new Set() };
  let hasScan = false;
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return 'is damaged: between two of its parts is something else';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return hasScan ? undefined : 'is damaged: it has no pixels';
    const end = at + 4 > bytes.length ? Infinity : at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) break;
    if (!readSegment(marker, bytes.subarray(at + 4, end), state)) {
      return 'is damaged: a table or a header in it is none of JPEG';
    }
    if (marker === SCAN) hasScan = true;
    at = marker === SCAN ? skipScan(bytes, end) : end;
  }
  return 'has no end: it was cut short';
}

/** Where the coded data of a scan end: before a marker that is neither a restart nor a stuffed byte. */
function skipScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

function readSegment(marker: number, data: Buffer, state: State): boolean {
  if (OTHER_FRAMES.has(marker)) return false;
  if (marker === HUFFMAN) return readCodes(data, state.codes);
  if (marker === QUANTISATION) return readTables(data, state.tables);
  if (FRAMES.has(marker)) return !state.components && readFrame(data, state);
  return marker !== SCAN || isScan(data, state);
}

/** Reads tables of Huffman codes, which have no more codes than there are of each length (B.2.4.2). */
function readCodes(data: Buffer, codes: Set<number>): boolean {
  let at = 0;
  while (at + 17 <= data.length) {
    const [kind = 0, ...counts] = data.subarray(at, at + 17);
    let free = 1;
    for (const count of counts) {
      free = free * 2 - count;
      if (free < 0) return false;
    }
    const size = counts.reduce((sum, count) => sum + count, 0);
    if (kind >> 4 > 1 || (kind & 15) > 3 || size > 256) return false;
    codes.add(kind);
    at += 17 + size;
  }
  return at === data.length;
}

function readTables(data: Buffer, tables: Set<number>): boolean {
  let at = 0;
  while (at < data.length) {
    const [wide, number] = [(data[at] ?? 0) >> 4, (data[at] ?? 0) & 15];
    if (wide > 1 || number > 3) return false;
    tables.add(number);
    at += 1 + 64 * (1 + wide);
  }
  return at === data.length;
}

/** Reads the header of a frame: 8 bits a sample, and grey, colours or colours for print (B.2.2). */
function readFrame(data: Buffer, state: State): boolean {
  const count = data[5] ?? 0;
  if (data[0] !== 8 || ![1, 3, 4].includes(count) || data.length !== 6 + 3 * count) return false;
  const components = new Map<number, number>();
  for (let at = 6; at < data.length; at += 3) {
    const [number = 0, sampling = 0, table = 0] = data.subarray(at, at + 3);
    const [across, down] = [sampling >> 4, sampling & 15];
    if (across < 1 || across > 4 || down < 1 || down > 4) return false;
    components.set(number, table);
  }
  state.components = components;
  return components.size === count;
}

/** Whether the components of a scan are in the frame, and all tables that it needs were given (B.2.3). */
function isScan(data: Buffer, { components, tables, codes }: State): boolean {
  const count = data[0] ?? 0;
  if (!components || count < 1 || count > 4 || data.length !== 4 + 2 * count) return false;
  const [first = 0, last = 0, approximation = 0] = data.subarray(1 + 2 * count);
  const numbers = Array.from({ length: count }, (_, index) => data[1 + 2 * index]);
  if (new Set(numbers).size < count) return false;
  const needsDc = first === 0 && approximation >> 4 === 0;
  for (let at = 1; at <= 2 * count; at += 2) {
    const [number = 0, selectors = 0] = data.subarray(at, at + 2);
    if (!tables.has(components.get(number) ?? -1)) return false;
    if (needsDc && !codes.has(selectors >> 4)) return false;
    if (last > 0 && !codes.has(0x10 | (selectors & 15))) return false;
  }
  return true;
}

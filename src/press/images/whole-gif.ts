const [EXTENSION, FRAME, TRAILER] = [0x21, 0x2c, 0x3b];

/** What is wrong with the blocks of a GIF (GIF89a). What is within its frames is not read. */
export function findGifProblem(bytes: Buffer): string | undefined {
  let hasFrame = false;
  let at = 13 + sizeOfColours(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === TRAILER) return hasFrame ? undefined : 'is damaged: it has no pixels';
    if (kind === FRAME) {
      at += 10 + sizeOfColours(bytes[at + 9] ?? 0);
      const bits = bytes[at] ?? 0;
      if (bits < 1 || bits > 11) return 'is damaged: a frame of it has no readable data';
      hasFrame = true;
      at = skipBlocks(bytes, at + 1);
    } else if (kind === EXTENSION) at = skipBlocks(bytes, at + 2);
    else if (kind === 0) at += 1;
    else return 'is damaged: between two of its parts is something else';
  }
  return 'has no end: it was cut short';
}

/** Bytes of the table of colours that a packed field tells of. */
function sizeOfColours(packed: number): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

function skipBlocks(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

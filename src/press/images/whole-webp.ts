/** What is wrong with the chunks of a WebP (RFC 9649), or the header of its first frame. What is in the frame is not read. */
export function findWebpProblem(bytes: Buffer): string | undefined {
  const end = bytes.readUInt32LE(4) + 8;
  if (end > bytes.length) return 'has no end: it was cut short';
  for (let at = 12; at + 8 <= end;) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > end) break;
    // The frames of an animation have a header of their own before their chunks.
    if (type === 'ANMF') at += 8 + 16;
    else if (type === 'VP8 ' || type === 'VP8L') {
      const data = bytes.subarray(at + 8, at + 8 + size);
      const isFrame = type === 'VP8 ' ? isLossyFrame(data) : isLosslessFrame(data);
      return isFrame ? undefined : 'is damaged: the header of its pixels is none of WebP';
    } else at = next;
  }
  return 'is damaged: it has no pixels';
}

/** A key frame that is shown, with its start code, a size, and a first part that is there (RFC 6386, 9.1). */
function isLossyFrame(data: Buffer): boolean {
  if (data.length < 10) return false;
  const tag = data.readUIntLE(0, 3);
  const [isKey, version, isShown, first] = [!(tag & 1), (tag >> 1) & 7, tag & 16, tag >> 5];
  const hasSize = (data.readUInt16LE(6) & 0x3fff) > 0 && (data.readUInt16LE(8) & 0x3fff) > 0;
  const hasStart = data.readUIntBE(3, 3) === 0x9d012a;
  return isKey && version <= 3 && isShown > 0 && hasStart && hasSize && first <= data.length - 10;
}

function isLosslessFrame(data: Buffer): boolean {
  return data.length >= 5 && data[0] === 0x2f && (data[4] ?? 0) >> 5 === 0;
}

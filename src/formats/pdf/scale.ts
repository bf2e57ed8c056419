/** Units of a printed page for a pixel of the document, if it is printed in its own size. */
const FULL = 3.125;

/** The part of a page that text may stand in: the clip round all of it, and the scale of what is in it. */
const AREA = /(?:^|\n)\S+ \S+ ([\d.]+) [\d.]+ re\nW\*? n\nq\n([\d.]+) 0 0 \2 /;

/** How wide the area of the text is, in pixels of the document, and in which scale it is printed. */
export interface Area {
  readonly width: number;
  /** 1 if nothing is made smaller. The browser prints all of a document smaller if something in it is too wide. */
  readonly scale: number;
}

/** Reads the area of a page from its content; undefined if nothing stands on it. */
export function readArea(content: string): Area | undefined {
  const [, width, scale] = AREA.exec(content) ?? [];
  if (width === undefined || scale === undefined) return undefined;
  return {
    width: Number(width) / FULL,
    scale: Math.round((Number(scale) / FULL) * 1000) / 1000,
  };
}

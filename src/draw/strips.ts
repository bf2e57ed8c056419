import type { Area } from './indexed-picture.js';

/** Rows of a picture, from `top` to above `bottom`. */
export interface Strip {
  readonly top: number;
  readonly bottom: number;
  /** Whether no text reaches it. */
  readonly isBlank: boolean;
}

/** Rows of a strip that is blank: few, so that little of what is blank is in strips that are not. */
const HEIGHT = 40;

/** Cuts a picture into strips that are always the same if they are blank, and into as few as can be where texts are. */
export function cutStrips(height: number, texts: readonly Area[]): readonly Strip[] {
  const strips: Strip[] = [];
  for (let top = 0; top < height; top += HEIGHT) {
    const bottom = Math.min(top + HEIGHT, height);
    const isBlank = !texts.some((text) => reaches(text, { top, bottom }));
    const last = strips.at(-1);
    if (!last || last.isBlank || isBlank) strips.push({ top, bottom, isBlank });
    else strips[strips.length - 1] = { ...last, bottom };
  }
  return strips;
}

/** Whether an area has rows of a strip. */
export function reaches(
  { y, height }: Area,
  { top, bottom }: Pick<Strip, 'top' | 'bottom'>,
): boolean {
  return y < bottom && y + height > top;
}

/** What of an area is in a strip. */
export function cutArea(area: Area, { top, bottom }: Strip): Area {
  const y = Math.max(area.y, top);
  return { ...area, y, height: Math.min(area.y + area.height, bottom) - y };
}

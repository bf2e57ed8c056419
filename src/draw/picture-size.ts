/** Pixels of the picture that stands for a page where it is shared; the shape that Open Graph asks for. */
export const PICTURE_SIZE = { width: 1200, height: 630 } as const;

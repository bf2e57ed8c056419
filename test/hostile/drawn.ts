/** Images of 3 × 5 pixels, in base64, by their kind. */
const DRAWN = {
  'interlaced PNG':
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAAFEAIAAAEohC0gAAAALUlEQVQI11WKwREAMAjC4maOxmaORj+2R/MLAZuLzWclQFFZ13uMoUmqgXFOB0lLEfSNVG5yAAAAAElFTkSuQmCC',
  JPEG: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAFAAMDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAhT/xAAVAQEBAAAAAAAAAAAAAAAAAAABBv/EABkRAAIDAQAAAAAAAAAAAAAAAAABAxRSBP/aAAwDAQACEQMRAD8AndNgKanz4Q259M//2Q==',
  GIF: 'R0lGODlhAwAFAPIAAP8AAL8AQEAAvwAA/4AAgAAAAAAAAAAAACH5BAAAAAAALAAAAAADAAUAAAMHCBpMLnDIBAA7',
  'lossy WebP':
    'UklGRlAAAABXRUJQVlA4IEQAAADwAgCdASoDAAUAAgA0JagCdLoBJgP4BhAH6AAdmtw2wAD++G+6PdNv/1xVjD7/+cVYw+//yA//kB/5V/vs5hPlYwoAAA==',
  'lossless WebP':
    'UklGRjgAAABXRUJQVlA4TCsAAAAvAgABACcQAoEUbnYCgcTfqsme/+iQARSykQQH9xNYhVU4hYvof3zOUwkAAA==',
} as const;

type Kind = keyof typeof DRAWN;

/** Kinds of images of which there is one. */
export const KINDS = Object.keys(DRAWN) as readonly Kind[];

/** A whole image of a kind. */
export function draw(kind: Kind): Uint8Array {
  return Uint8Array.from(Buffer.from(DRAWN[kind], 'base64'));
}

/** An image of which one byte is another: at an offset from the first place of a mark, in hexadecimal. */
export function damage(kind: Kind, mark: string, offset: number): Uint8Array {
  const bytes = Buffer.from(draw(kind));
  const at = bytes.indexOf(mark, 'hex') + offset;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  return Uint8Array.from(bytes);
}

import type { FontFace } from '../../model/format.js';
import { makeFontRule } from '../../model/embed.js';
import type { Styles } from '../../model/template.js';

/** A font face as a file of the book. */
export interface FontFile {
  /** File name in the folder of fonts. */
  readonly name: string;
  readonly face: FontFace;
}

/** Gives each face a file name: `source-serif-4-400-normal.ttf`, with a number if that is taken. */
export function nameFonts(faces: readonly FontFace[]): readonly FontFile[] {
  const taken = new Map<string, number>();
  return faces.map((face) => {
    const family = face.family.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const stem = `${family}-${face.weight}-${face.style}`;
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    return { name: `${stem}${count > 1 ? `-${count}` : ''}.ttf`, face };
  });
}

/** The cover fills its page; it comes first, so that a template can say otherwise. */
const COVER_STYLE = `body.cover { margin: 0; padding: 0; text-align: center; }
body.cover section { margin: 0; padding: 0; }
body.cover img { display: block; margin: 0 auto; max-width: 100%; max-height: 100vh; width: auto; height: auto; }
`;

/** Writes the style sheet of the book: fonts, the cover, then the template's own rules. */
export function writeStyles(styles: Styles, fonts: readonly FontFile[]): string {
  const rules = fonts.map(({ name, face }) =>
    makeFontRule(face, { url: `fonts/${name}`, format: 'truetype' }),
  );
  return [...rules, COVER_STYLE, styles.base, styles.epub].join('\n');
}

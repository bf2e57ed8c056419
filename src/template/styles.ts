import { Failure } from '../model/failure.js';

/** What a style sheet may not do: fetch anything, hide that by escapes of letters, or end its `style` element. */
const FORBIDDEN =
  /@import\b|url\(\s*["']?(?!data:)|image-set\(|<\/style|\\0{0,4}[4-7][\da-f](?![\da-f])/gi;

/** Checks a style sheet of a template. Throws `template-invalid` with file and line. */
export function checkStyles(css: string, path: string): void {
  const visible = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  FORBIDDEN.lastIndex = 0;
  const match = FORBIDDEN.exec(visible);
  if (!match) return;
  const before = css.slice(0, match.index).split('\n');
  const place = `${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
  throw new Failure(
    'template-invalid',
    `${path}:${place}: "${match[0]}" is not allowed in a style sheet.`,
    'Put styles in the four style sheets of the template, images in data: addresses, fonts in profile.yaml.',
  );
}

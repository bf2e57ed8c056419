import type { Report } from '../model/finding.js';
import type { StyleName } from '../model/style.js';
import type { StyleCheck, StyledText } from './check.js';

/** All style checks; each loads its packages when it is first switched on. */
const registry: Readonly<Record<StyleName, () => Promise<{ readonly check: StyleCheck }>>> = {
  equality: () => import('./equality.js'),
  'indefinite-article': () => import('./indefinite-article.js'),
  'markdown-consistent': () => import('./markdown-consistent.js'),
  'markdown-recommended': () => import('./markdown-recommended.js'),
  readability: () => import('./readability.js'),
  'repeated-words': () => import('./repeated-words.js'),
};

/** Holds a text against the style checks that are switched on. */
export async function runStyle(
  names: readonly StyleName[],
  text: StyledText,
  report: Report,
): Promise<void> {
  for (const name of new Set(names)) {
    const { check } = await registry[name]();
    check(text, report);
  }
}

import remarkPresetLintConsistent from 'remark-preset-lint-consistent';
import { makeMarkdownCheck } from './markdown.js';

/** Marks that a text writes in two ways: bullets, emphasis, fences, headings, rules. */
export const check = makeMarkdownCheck(remarkPresetLintConsistent);

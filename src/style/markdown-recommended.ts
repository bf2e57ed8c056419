import remarkPresetLintRecommended from 'remark-preset-lint-recommended';
import { makeMarkdownCheck } from './markdown.js';

/** Markdown that readers of other programs read in another way. */
export const check = makeMarkdownCheck(remarkPresetLintRecommended);

import { unified, type Preset } from 'unified';
import { VFile } from 'vfile';
import type { Finding } from '../model/finding.js';
import type { StyleCheck } from './check.js';

/** Makes a check of how Markdown is written of a preset of remark-lint; each of its rules keeps its own id. */
export function makeMarkdownCheck(preset: Preset): StyleCheck {
  const processor = unified().use(preset).freeze();
  return ({ markdown }, report) => {
    if (!markdown) return;
    const file = new VFile(markdown.text);
    processor.runSync(markdown.tree, file);
    for (const { ruleId, reason, place, url } of file.messages) {
      const finding: Finding = {
        id: `style-${ruleId ?? 'markdown'}`,
        level: 'info',
        editorial: true,
        reason,
        ...(url !== undefined && { hint: `See ${url}.` }),
        ...(place && { place: 'start' in place ? place : { start: place, end: place } }),
      };
      report(markdown.restore(finding));
    }
  };
}

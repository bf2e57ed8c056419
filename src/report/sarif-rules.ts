import type { RuleInfo } from '../model/rule-info.js';

/** Levels by the names that SARIF has for them. */
export const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** What SARIF says of a rule. Findings on structure have no rule of their own: the manual explains them. */
export function describeRule(id: string, rules: readonly RuleInfo[]) {
  const rule = rules.find((other) => other.id === id);
  if (!rule) return { id, ...describe(toSentence(id), 'See docs/source-format.md, Findings.') };
  const { level, summary, why } = rule;
  const waive = `<!-- galley-ok ${id}: reason -->`;
  const advice = (mark: string) =>
    `${why}\n\nTo accept one, write ${mark}${waive}${mark} on the line before.`;
  return {
    id,
    ...describe(`${summary}.`, why),
    help: { text: advice(''), markdown: advice('`') },
    defaultConfiguration: { level: sarifLevels[level] },
  };
}

function describe(short: string, full: string) {
  return {
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: full },
  };
}

/** `section-missing` reads `Section missing.` */
function toSentence(id: string): string {
  const words = id.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

import { ownManual } from '../own.js';
import { rules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';

/** The editorial rule of an id; findings on structure and front matter have none. */
export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** Address of the page of the manual that explains a finding. */
export function findManual(id: string): string {
  return findRule(id) ? `${ownManual}rules.md#${id}` : `${ownManual}source-format.md#findings`;
}

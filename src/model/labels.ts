import { primarySubtag } from './metadata.js';
import type { Labels, Template } from './template.js';

/** The labels of a template for a language; words that it lacks come from English. */
export function chooseLabels({ labels }: Pick<Template, 'labels'>, lang: string): Labels {
  return { ...labels['en'], ...labels[primarySubtag(lang)] };
}

/**
 * One word of the interface, with its placeholders filled: `readLabel(labels, 'note-back', { n: 2 })`.
 * Throws if the template has no such label.
 */
export function readLabel(
  labels: Labels,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const label = labels[name];
  if (label === undefined) throw new Error(`The template has no label "${name}"`);
  return label.replace(/\{([a-z]+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

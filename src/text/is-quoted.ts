import { countFirst } from './in-order.js';
import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** Whether a part of a sentence stands in a quotation. */
export function isQuoted({ passage, start }: Sentence, span: Span): boolean {
  const quotations = passage.quotations();
  const at = countFirst(quotations, (quotation) => quotation.start <= start + span.start);
  const before = quotations[at - 1];
  return before !== undefined && start + span.end <= before.end;
}

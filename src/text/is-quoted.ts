import type { Sentence } from './passage.js';
import type { Span } from './split-sentences.js';

/** Whether a part of a sentence stands in a quotation. */
export function isQuoted({ passage, start }: Sentence, span: Span): boolean {
  return passage
    .quotations()
    .some(
      (quotation) => quotation.start <= start + span.start && start + span.end <= quotation.end,
    );
}

import type { Finding } from '../model/finding.js';
import type { Difference } from './compare.js';

/** The finding that a document or an artifact has not the words that it should have. */
export function toFinding(what: string, { kind, words, after }: Difference): Finding {
  const change = kind === 'lost' ? 'lost' : 'has words too many:';
  return {
    id: 'proof-failed',
    level: 'error',
    reason: `${what} ${change} "${words}" after "${after}"; it was not written`,
    hint: 'This is a fault of Galley or of the template, not of the text. Please report it.',
  };
}

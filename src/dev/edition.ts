import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Failure } from '../model/failure.js';

/** What a preview says of a finding, or of what the world has done wrong. */
export interface Remark {
  readonly level: 'error' | 'warning' | 'info';
  readonly reason: string;
  readonly hint?: string;
  /** 1-based, in the source; absent if the remark is about no place in it. */
  readonly line?: number;
  readonly column?: number;
  /** Id of the finding, or code of the failure. */
  readonly id: string;
}

/** What a preview shows of a briefing. Numbers of an artifact change with its bytes. */
export interface Edition {
  readonly source: string;
  /** Absent if there is no page: the remarks say why. */
  readonly page?: number;
  /** Absent if there is no PDF, or none yet. */
  readonly pdf?: number;
  /** Whether all is there that will be. */
  readonly isDone: boolean;
  readonly remarks: readonly Remark[];
}

/** The findings on a file, and what kept artifacts from being made: errors first, then in the order of the text. */
export function listRemarks(
  { messages }: Pick<VFile, 'messages'>,
  failures: readonly Failure[],
): readonly Remark[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const found = messages
    .map(toRemark)
    .toSorted((a, b) => rank[a.level] - rank[b.level] || (a.line ?? 0) - (b.line ?? 0));
  return [...failures.map(failureToRemark), ...found];
}

function toRemark({ fatal, reason, note, line, column, ruleId }: VFileMessage): Remark {
  return {
    level: fatal === true ? 'error' : fatal === false ? 'warning' : 'info',
    reason,
    ...(note !== undefined && { hint: note }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    id: ruleId ?? '',
  };
}

function failureToRemark({ code, message, hint }: Failure): Remark {
  return { level: 'error', reason: message, hint, id: code };
}

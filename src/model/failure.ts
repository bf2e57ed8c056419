/** Codes of what can be wrong with the world rather than with a text. */
export type FailureCode =
  | 'browser-missing'
  | 'browser-failed'
  | 'config-invalid'
  | 'image-broken'
  | 'install-broken'
  | 'output-locked'
  | 'read-failed'
  | 'shards-differ'
  | 'write-failed'
  | 'template-invalid'
  | 'template-missing'
  | 'usage';

/**
 * Something outside the text is wrong. The message says what happened and why; `hint` says what to do.
 * The command line ends with 3 for these, with 2 for `usage`.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly hint: string;

  constructor(code: FailureCode, message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Failure';
    this.code = code;
    this.hint = hint;
  }
}

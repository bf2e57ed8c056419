/** Exit codes, as docs/architecture.md explains them. */
export const EXIT = { ok: 0, findings: 1, usage: 2, environment: 3, bug: 70 } as const;

/** Takes the exit code of a command that has run. */
export type Finish = (code: number) => void;

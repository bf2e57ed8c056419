/** Where the pages of the printed file begin, while that may still be in print. */
export interface PendingStarts {
  /** Gives them once they are told: none if nothing is printed, undefined if it could not be. */
  readonly wait: () => Promise<readonly number[] | undefined>;
  /** Tells them; only the first time counts. */
  readonly tell: (starts: readonly number[] | undefined) => void;
}

/** Makes page starts that are to be told, or are known to be none. */
export function makePendingStarts(isPrinted: boolean): PendingStarts {
  let tell: PendingStarts['tell'] = () => {};
  const told = new Promise<readonly number[] | undefined>((resolve) => {
    tell = resolve;
  });
  if (!isPrinted) tell([]);
  return { wait: () => told, tell };
}

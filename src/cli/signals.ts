/** How long the work may take to end after a signal, in milliseconds; then the process ends without it. */
const GRACE = 1000;

/** Aborts on the first signal; a second one ends the process at once. */
export function stopOnSignals(): { readonly signal: AbortSignal; code(): number | undefined } {
  const controller = new AbortController();
  let code: number | undefined;
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const [name, value] of Object.entries(codes)) {
    process.on(name, () => {
      if (code !== undefined) process.exit(value);
      code = value;
      setTimeout(() => process.exit(value), GRACE).unref();
      controller.abort(new Error(`Ended by ${name}`));
    });
  }
  return { signal: controller.signal, code: () => code };
}

import type { Host } from '../model/host.js';

/** The path that stands for standard input. */
export const STDIN = '-';

/** A host for which standard input is the file `-`. */
export async function addStdin(host: Host): Promise<Host> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  const bytes = new Uint8Array(Buffer.concat(chunks));
  return {
    ...host,
    kind: (path) => (path === STDIN ? Promise.resolve('file') : host.kind(path)),
    read: (path) => (path === STDIN ? Promise.resolve(bytes) : host.read(path)),
  };
}

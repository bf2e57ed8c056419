import type { Host } from '../model/host.js';

/** The text of a file of a template, its lines ended by line feeds. */
export async function readText(host: Pick<Host, 'read'>, path: string): Promise<string> {
  return new TextDecoder().decode(await host.read(path)).replace(/\r\n?/g, '\n');
}

import { fileURLToPath } from 'node:url';
import type { Host } from './model/host.js';

const root = new URL('../', import.meta.url);

/** Folder of the templates that come with Galley. */
export const ownTemplates = fileURLToPath(new URL('templates', root));

/** Name and version of this Galley, such as `Galley 0.1.0`. */
export async function readGenerator(host: Host): Promise<string> {
  const bytes = await host.read(fileURLToPath(new URL('package.json', root)));
  const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version: string };
  return `Galley ${version}`;
}

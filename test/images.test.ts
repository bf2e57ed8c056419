import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { build } from '../src/build.js';
import { createNodeHost } from '../src/host/node-host.js';
import { markdown } from './hostile/case.js';

it.skipIf(process.platform === 'win32')(
  'images that lead out, or nowhere, are told apart',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'galley-images-'));
    const source = join(folder, 'source');
    await mkdir(source);
    await writeFile(join(folder, 'secret.png'), 'x');
    await symlink('../secret.png', join(source, 'out.png'));
    await symlink('..', join(source, 'up'));
    await symlink('nothing', join(source, 'dangling.png'));
    const names = ['out.png', 'up/secret.png', 'dangling.png', 'none.png'];
    const text = names.map((name) => `![x](${name})`).join('\n\n');
    await writeFile(join(source, 'a.md'), markdown(text));
    const output = join(folder, 'output');
    const options = { sources: [source], output, formats: ['html'] as const };
    const { briefings } = await build(createNodeHost(), options);
    await rm(folder, { recursive: true });
    const errors = briefings[0]?.file.messages.filter(({ fatal }) => fatal === true) ?? [];
    const unread = (name: string, why: string) =>
      `The image "${name}" can't be read: Cannot read ${join(source, name)}: ${why}`;
    expect(errors.map(({ line, reason }) => `${String(line)} ${reason}`)).toEqual([
      '15 The image "out.png" is a link out of its folder',
      '17 The image "up/secret.png" is a link out of its folder',
      `19 ${unread('dangling.png', 'it is a link to a file that does not exist')}`,
      `21 ${unread('none.png', 'it does not exist')}`,
    ]);
  },
);

import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

/** Who may import whom, as docs/architecture.md says; files of `src/` itself are rooms of their own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  sections: ['model'],
  parse: ['model', 'sections'],
  text: ['model', 'sections'],
  rules: ['model', 'text'],
  style: ['model', 'text'],
  template: ['model'],
  compose: ['model', 'sections'],
  draw: ['model'],
  formats: ['model', 'draw'],
  proof: ['model', 'sections'],
  host: ['model'],
  report: ['model'],
  store: ['model'],
  press: [
    'model',
    'sections',
    'template',
    'compose',
    'formats',
    'proof',
    'check-source.ts',
    'check-edition.ts',
    'store',
    'collect.ts',
  ],
  accept: ['model'],
  judge: ['model', 'accept', 'parse', 'text', 'rules', 'style'],
  'own.ts': ['model'],
  'collect.ts': ['model'],
  'config.ts': ['model', 'config-file.ts'],
  'config-file.ts': ['model'],
  'update-baseline.ts': ['model', 'accept', 'check-source.ts', 'check.ts'],
  'check-source.ts': [
    'model',
    'accept',
    'sections',
    'parse',
    'rules',
    'judge',
    'template',
    'collect.ts',
    'config.ts',
    'own.ts',
  ],
  'check-edition.ts': ['model', 'sections', 'parse', 'check-source.ts', 'collect.ts'],
  'check.ts': ['model', 'check-source.ts', 'check-edition.ts', 'collect.ts'],
  'name-edition.ts': ['model', 'collect.ts'],
  'build.ts': [
    'model',
    'formats',
    'press',
    'check-source.ts',
    'collect.ts',
    'name-edition.ts',
    'own.ts',
    'store',
    'shard.ts',
  ],
  'shard.ts': ['model', 'collect.ts'],
  'merge.ts': ['model', 'press'],
  canon: ['model', 'parse'],
  'fix.ts': ['model', 'parse', 'check-source.ts', 'check.ts'],
  'fmt.ts': ['model', 'parse', 'canon', 'check-source.ts', 'check.ts'],
  dev: ['model', 'accept', 'press', 'check-source.ts', 'check-edition.ts', 'collect.ts', 'own.ts'],
  lsp: ['model', 'rules', 'check-source.ts', 'check-edition.ts', 'collect.ts', 'own.ts'],
  cli: [
    'model',
    'formats',
    'host',
    'report',
    'store',
    'rules',
    'merge.ts',
    'shard.ts',
    'build.ts',
    'check-source.ts',
    'check.ts',
    'fix.ts',
    'fmt.ts',
    'lsp',
    'dev',
    'own.ts',
    'update-baseline.ts',
  ],
  'cli.ts': ['cli'],
  'index.ts': [
    'model',
    'formats',
    'host',
    'build.ts',
    'check-source.ts',
    'check.ts',
    'fix.ts',
    'fmt.ts',
    'merge.ts',
  ],
};

const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'));

interface Edge {
  readonly from: string;
  readonly to: string;
}

async function listEdges(): Promise<readonly Edge[]> {
  const edges = await Promise.all(
    files.map(async (from) => {
      const text = await readFile(`src/${from}`, 'utf8');
      const targets = [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)];
      const base = new URL(from, 'file:///');
      return targets.map(([, path = '']) => ({
        from,
        to: `${new URL(path, base).pathname.slice(1)}.ts`,
      }));
    }),
  );
  return edges.flat();
}

const toRoom = (file: string) => file.split('/', 1)[0] ?? file;
const edges = await listEdges();

describe('the house', () => {
  it('has a row for every room', () => {
    expect([...new Set(files.map(toRoom))].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  it('has no import that the table does not allow', () => {
    const strangers = edges.filter(({ from, to }) => {
      const room = toRoom(from);
      return room !== toRoom(to) && !MAY_IMPORT[room]?.includes(toRoom(to));
    });
    expect(strangers).toEqual([]);
  });

  it('has formats that do not know each other', () => {
    const formats = [
      'formats/html',
      'formats/pdf',
      'formats/epub',
      'formats/json.ts',
      'formats/png.ts',
    ];
    const between = edges.filter(({ from, to }) =>
      formats.some(
        (own) => from.startsWith(own) && !to.startsWith(own) && to.startsWith('formats/'),
      ),
    );
    expect(between.filter(({ from }) => from !== 'formats/index.ts')).toEqual([]);
  });

  it('has no cycle', () => {
    const next = new Map<string, readonly string[]>();
    for (const file of files) {
      next.set(
        file,
        edges.filter(({ from }) => from === file).map(({ to }) => to),
      );
    }
    const done = new Set<string>();
    const walk = (file: string, trail: readonly string[]): void => {
      expect(trail).not.toContain(file);
      if (done.has(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...trail, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
  });

  it('touches the process in the host and the command line only', async () => {
    const touching = [];
    for (const file of files) {
      const text = await readFile(`src/${file}`, 'utf8');
      if (/\bprocess\.[a-z]/.test(text)) touching.push(toRoom(file));
    }
    expect([...new Set(touching)].toSorted()).toEqual(['cli', 'cli.ts', 'host']);
  });
});

// Packs Galley, installs the packed file in an empty folder with one briefing, and builds that: what npx users get.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'galley-pack-'));
try {
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const file = join(folder, packed.trim().split('\n').at(-1));
  const words = 'It says what happened, where, when, and why it matters to those who read it. ';
  writeFileSync(
    join(folder, 'brief.md'),
    `# A Title\n\n*A deck*\n\n${words.repeat(3)}\n\n## Key Takeaways\n\n- One.\n- Two.\n- Three.\n\n## Analysis\n\n${words}\n`,
  );
  const options = { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] };
  execFileSync('npx', ['--yes', `--package=${file}`, 'galley', 'build', 'brief.md'], options);
  const built = readdirSync(join(folder, 'output')).toSorted();
  const expected = ['brief.epub', 'brief.html', 'brief.pdf', 'manifest.json'];
  if (built.join() !== expected.join()) throw new Error(`Built ${built.join(', ')}`);
} finally {
  rmSync(folder, { recursive: true });
}

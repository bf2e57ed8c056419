import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { mutate, mutationKinds, type MutationKind } from './mutate.js';
import { runAll } from './run-rules.js';

/** Clean texts, and names in them that could be mistaken for each other. */
const TEXTS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  bank: [['Ines Calder', 'Tomas Reik']],
  court: [
    ['Farmers', 'the Ministry of Water'],
    ['Karin Solberg', 'Pavel Horn'],
  ],
  fire: [['Lusania', 'Arvania']],
  health: [['Samir Odeh', 'Nadia Ferro']],
  port: [['Marta Olsen', 'Henrik Daal']],
  rail: [['Alpin Rail', 'NordCargo']],
};

/** How many faults can be put in, and how many of them are caught at least. */
const HELD: Readonly<Record<MutationKind, { readonly made: number; readonly caught: number }>> = {
  number: { made: 24, caught: 21 },
  name: { made: 11, caught: 6 },
  weekday: { made: 17, caught: 17 },
  quotation: { made: 6, caught: 6 },
  negation: { made: 23, caught: 17 },
};

const texts = await Promise.all(
  Object.entries(TEXTS).map(async ([name, names]) => {
    const text = await readFile(`test/mutations/${name}.txt`, 'utf8');
    return { name, names, text, clean: await listFindings(text) };
  }),
);

/** What is said of a text, of any level. */
async function listFindings(text: string): Promise<readonly string[]> {
  return (await runAll(text)).map(({ level, id, reason }) => `${level} ${id}: ${reason}`);
}

/** How many faults of a kind are put in, and which of them nothing is said of. */
async function count(
  kind: MutationKind,
): Promise<{ readonly made: number; readonly missed: readonly string[] }> {
  const mutants = await Promise.all(
    texts.flatMap(({ name, names, text, clean }) =>
      mutate(text, kind, names).map(async (mutant) => {
        const findings = await listFindings(mutant.text);
        const isCaught = findings.some((finding) => !clean.includes(finding));
        return { what: `${name}: ${mutant.what}`, isCaught };
      }),
    ),
  );
  const missed = mutants.filter(({ isCaught }) => !isCaught).map(({ what }) => what);
  return { made: mutants.length, missed };
}

describe('rules on clean texts', () => {
  it.each(texts)('find nothing to mend in $name', ({ clean }) => {
    expect(clean.filter((finding) => !finding.startsWith('info'))).toEqual([]);
  });

  it.each(mutationKinds)('catch as many faults as they did: %s', async (kind) => {
    const { made, missed } = await count(kind);
    const held = HELD[kind];
    expect(made).toBe(held.made);
    expect(made - missed.length, missed.join('\n')).toBeGreaterThanOrEqual(held.caught);
  });
});

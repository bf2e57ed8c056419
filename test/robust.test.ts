import specification from 'commonmark-spec';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../src/model/finding.js';
import { randomTexts } from './random-texts.js';
import { runAll } from './run-rules.js';

/** Five thousand random texts, or as many as ten seconds are enough for; `npm run soak` takes its time for more. */
const { GALLEY_SOAK: soak } = process.env;
const RUNS = {
  seed: 20_240_619,
  numRuns: Number(soak ?? 5000),
  ...(soak === undefined && { interruptAfterTimeLimit: 10_000 }),
};

const examples = specification.tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));

/** All rules read a text: findings that point out of it, or would mend what they don't point at. */
async function listStray(text: string): Promise<readonly Finding[]> {
  return (await runAll(text)).filter(({ place, related = [], fix }) => {
    const places = [...(place ? [place] : []), ...related.map((other) => other.place)];
    return !places.every((each) => isInside(each, text)) || (fix !== undefined && !place);
  });
}

function isInside(place: NonNullable<Finding['place']>, { length }: string): boolean {
  const { start, end } = 'type' in place ? (place.position ?? {}) : place;
  const [from, to] = [start?.offset, end?.offset];
  return from !== undefined && to !== undefined && from <= to && to <= length;
}

it('rules read random texts without a crash', { timeout: 3_600_000 }, async () => {
  const property = fc.asyncProperty(randomTexts, async (text) => {
    expect(await listStray(text)).toEqual([]);
  });
  await fc.assert(property, RUNS);
});

const frame = '# Talks in Lima\n\nMinisters met in Lima on June 18.\n\n';
const places: Readonly<Record<string, (example: string) => string>> = {
  'the title': (example) => `# ${example}\n\nMinisters met.\n`,
  'the lead': (example) => `${frame}${example}`,
  'all other sections': (example) =>
    [
      `${frame}## Key Takeaways\n\n- One.\n- ${indent(example)}`,
      `## Did You Know?\n\n- Term: ${indent(example)}`,
      `## Sources\n\n- ${indent(example)}`,
      `## Analysis\n\n${example}`,
    ].join('\n\n'),
};

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

it.each(Object.entries(places))(
  'rules read every example of CommonMark in %s',
  { timeout: 60_000 },
  async (_, put) => {
    expect(examples).toHaveLength(652);
    const stray = await Promise.all(examples.map((example) => listStray(put(example))));
    expect(stray.flat()).toEqual([]);
  },
);

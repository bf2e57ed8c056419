// Makes briefings from a seed number: the same ones on every machine, in several lengths, every fifth with an image.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NOUNS =
  'ministry budget harbour treaty tariff grid railway court election ferry reservoir exchange hospital census pipeline union archive airline summit vaccine'.split(
    ' ',
  );
const VERBS = 'reviewed delayed approved funded rejected published extended halved opened'.split(
  ' ',
);
const PLACES = 'Lisbon Nairobi Oslo Quito Hanoi Riga Accra Perth Sofia Málaga'.split(' ');
const EXTRAS = [
  '',
  ' – for now',
  ' at a café',
  ' in “plain” words',
  ' (about 40 °C)',
  ' of the Škoda works',
];

/** Paragraphs of the analysis, by the kind of briefing: short ones are the most frequent. */
const LENGTHS = [2, 2, 4, 4, 12];

/** Writes briefings into a folder. The briefing of a number is the same however many there are. */
export function makeCorpus(folder, count, seed) {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const name = `briefing-${String(index).padStart(5, '0')}`;
    const { text, image } = makeBriefing(name, makeRandom(seed * 100_003 + index), index);
    writeFileSync(join(folder, `${name}.md`), text);
    if (image) writeFileSync(join(folder, `${name}.svg`), image);
  }
}

function makeBriefing(name, random, index) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const sentence = () =>
    `The ${pick(NOUNS)} in ${pick(PLACES)} ${pick(VERBS)} the ${pick(NOUNS)} and the ${pick(NOUNS)} of ${pick(PLACES)}${pick(EXTRAS)}.`;
  const paragraph = (count) => Array.from({ length: count }, sentence).join(' ');
  // No term is there twice: that would be an error.
  const first = Math.floor(random() * NOUNS.length);
  const term = (at) =>
    `- ${NOUNS[(first + at) % NOUNS.length]} of ${pick(PLACES)}: It is the ${pick(NOUNS)} that ${sentence().slice(4)}`;
  const hasImage = index % 5 === 4;
  const blocks = [
    `# The ${pick(NOUNS)} of ${pick(PLACES)}, number ${index}`,
    `_A ${pick(NOUNS)} and what it means for the ${pick(NOUNS)} of ${pick(PLACES)}_`,
    paragraph(5),
    '## Key Takeaways',
    Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n'),
    '## Analysis',
    ...Array.from({ length: pick(LENGTHS) }, () => paragraph(4)),
    ...(hasImage ? [`![A chart of the ${pick(NOUNS)}](${name}.svg "The ${pick(NOUNS)}")`] : []),
    '## Did You Know?',
    [term(0), term(1), term(2)].join('\n'),
  ];
  return { text: `${blocks.join('\n\n')}\n`, image: hasImage && drawChart(random) };
}

function drawChart(random) {
  const bars = Array.from({ length: 12 }, (_, at) => {
    const height = Math.round(random() * 180);
    return `<rect x="${at * 50}" y="${200 - height}" width="40" height="${height}" fill="#14304a"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200">${bars.join('')}</svg>`;
}

/** Random numbers from 0 to 1, the same for the same seed: a linear congruential generator (Numerical Recipes). */
function makeRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

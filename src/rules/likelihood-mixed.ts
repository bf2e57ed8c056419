import { readLikelihoods, type Likelihood, type LikelihoodScale } from '../text/likelihood.js';
import type { Sentence } from '../text/passage.js';
import { isQuoted } from '../text/is-quoted.js';
import type { Rule } from './rule.js';

interface Found {
  readonly sentence: Sentence;
  readonly likelihood: Likelihood;
}

const REPORTED = /\b(?:said|says|told|according to|warned|argued?|expects?|predict)/;

/** The rule `likelihood-mixed`. */
export const likelihoodMixed: Rule = {
  id: 'likelihood-mixed',
  level: 'warning',
  summary: 'Words from two scales of likelihood in takeaways and analysis',
  why: 'Each of the known scales (likely to almost certain, and probable to nearly certain, of ICD 203; the yardstick of the United Kingdom) gives a word one range of per cent. Words of two scales leave readers guessing whether they mean the same. Words said in passing, as "probably", are an info; what others are said to expect is left alone.',
  english: true,
  examples: [
    {
      text: 'Grain sanctions\nThe Union agreed.\nAnalysis\nIt is likely that Morvia reroutes its grain. Retaliation is probable within weeks.',
      finds: ['4:61 "probable" and "likely" are from different scales of likelihood'],
    },
    {
      text: 'Grain sanctions\nThe Union agreed.\nAnalysis\nMorvia is very likely to reroute its grain. It will probably retaliate.',
      finds: ['4:53 "probably" and "very likely" are from different scales of likelihood'],
    },
    {
      text: 'Grain sanctions\nThe Union agreed.\nAnalysis\nA cut in duty is likely. A new peg is a remote prospect.',
      finds: ['4:41 "remote prospect" and "likely" are from different scales of likelihood'],
    },
    {
      text: 'Grain sanctions\nRetaliation is probable, the ministry said.\nAnalysis\nIt is likely that Morvia reroutes its grain. There is a remote chance that talks resume, and a new tariff is highly unlikely. The probable cause of the fire is open. Brokers said that a ban was probable.',
      finds: [],
    },
  ],
  check({ sentences }, flag) {
    const judged = sentences.filter(
      ({ passage: { role } }) => role === 'analysis' || role === 'takeaway',
    );
    const all = judged.flatMap(listLikelihoods);
    const clash = findClash(all.filter(({ likelihood }) => likelihood.isFormal)) ?? findClash(all);
    if (!clash) return;
    const [first, second] = clash;
    const isFormal = first.likelihood.isFormal && second.likelihood.isFormal;
    flag({
      reason: `"${second.likelihood.text}" and "${first.likelihood.text}" are from different scales of likelihood`,
      hint: 'Use the words of one scale in the whole briefing.',
      place: second.sentence.place(second.likelihood),
      related: [
        {
          reason: `The other scale: "${first.likelihood.text}"`,
          place: first.sentence.place(first.likelihood),
        },
      ],
      ...(!isFormal && { level: 'info' }),
    });
  },
};

function listLikelihoods(sentence: Sentence): readonly Found[] {
  if (REPORTED.test(sentence.text)) return [];
  return readLikelihoods(sentence.text)
    .filter((one) => one.isFormal || /probably/i.test(one.text))
    .filter((one) => !isQuoted(sentence, one))
    .map((likelihood) => ({ sentence, likelihood }));
}

/** The first word that no scale has together with all words before it, and the first of those that it clashes with. */
function findClash(all: readonly Found[]): readonly [Found, Found] | undefined {
  let open: readonly LikelihoodScale[] = ['likely', 'probable', 'yardstick'];
  for (const [index, found] of all.entries()) {
    const { scales } = found.likelihood;
    open = open.filter((scale) => scales.includes(scale));
    if (open.length > 0) continue;
    const before = all.slice(0, index);
    const clashes = before.find(
      ({ likelihood }) => !likelihood.scales.some((scale) => scales.includes(scale)),
    );
    const first = clashes ?? before[0];
    return first && [first, found];
  }
  return undefined;
}

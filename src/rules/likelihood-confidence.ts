import { findConfidence, readLikelihoods } from '../text/likelihood.js';
import { isQuoted } from '../text/is-quoted.js';
import type { Rule } from './rule.js';

/** The rule `likelihood-confidence`. */
export const likelihoodConfidence: Rule = {
  id: 'likelihood-confidence',
  level: 'warning',
  summary: 'Likelihood and confidence in one sentence',
  why: "How likely an event is and how well that judgement is founded are two things; in one sentence readers take the one for the other. ICD 203 (D.6.e.2.b) keeps them apart. Only the writer's own confidence counts: what an agency is said to assess, consumer confidence and quotations are left alone.",
  english: true,
  examples: [
    {
      text: 'Jobs in Tessaly\nWe have high confidence that a rise is likely by April.',
      finds: ['2:40 "likely" and "high confidence" stand in one sentence'],
    },
    {
      text: 'Jobs in Tessaly\nThe ceasefire will almost certainly fail, with moderate-to-high confidence.',
      finds: ['2:20 "almost certainly" and "moderate-to-high confidence" stand in one sentence'],
    },
    {
      text: 'Jobs in Tessaly\nThe plant is shut. We judge with moderate confidence that the tower is very likely to be the source.',
      finds: ['2:72 "very likely" and "moderate confidence" stand in one sentence'],
    },
    {
      text: [
        'Jobs in Tessaly',
        'It is likely that the ceasefire fails. We have moderate confidence in this judgment.',
        'Consumers spend with high confidence, and prices are likely to rise.',
        'The FBI assesses with moderate confidence that the leak was most likely an accident.',
        'We hold the likely cause for proven: with high confidence among buyers, sales rose.',
        'We note that "it is likely, with high confidence," as the minister put it.',
      ].join('\n'),
      finds: [],
    },
    {
      text: 'Jobs in Tessaly\nWith low confidence, we assess that a coup is unlikely. Unrest is almost certain (high confidence).',
      finds: [
        '2:47 "unlikely" and "low confidence" stand in one sentence',
        '2:67 "almost certain" and "high confidence" stand in one sentence',
      ],
    },
  ],
  check({ passages }, flag) {
    for (const { sentences } of passages) {
      for (const sentence of sentences) {
        const { text, place } = sentence;
        const confidence = findConfidence(text);
        if (!confidence || isQuoted(sentence, confidence)) continue;
        const found = readLikelihoods(text).find(
          (one) => (one.isFormal || /probably/i.test(one.text)) && !isQuoted(sentence, one),
        );
        if (!found) continue;
        const level = text.slice(confidence.start, confidence.end);
        flag({
          reason: `"${found.text}" and "${level}" stand in one sentence`,
          hint: 'Say how likely it is in one sentence, and how sure you are in another.',
          place: place(found),
          related: [{ reason: `The confidence: "${level}"`, place: place(confidence) }],
        });
      }
    }
  },
};

import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { describe, expect, it } from 'vitest';
import { linkTerms } from '../src/compose/link-terms.js';
import { makeFindTerm } from '../src/compose/find-term.js';

describe('a term of the glossary in the text', () => {
  it.each([
    ['Grain Forum', 'at the grain forum today', 'grain forum'],
    ['grain forum', 'two Grain Forums', 'Grain Forums'],
    ['"Labor News"', 'in the “Labor News,” he', 'Labor News'],
    ["Kim's Rule", 'in Kim’s rule', 'Kim’s rule'],
    ['cease-fire line', 'the cease fire line', 'cease fire line'],
    ['C++ (language)', 'in C++ (language) only', 'C++ (language)'],
    ['円安', '急速な円安が進む', '円安'],
    ['Überblick', 'ein überblick', 'überblick'],
    ['rain', 'the train in the Rains', 'Rains'],
    ['𝐀𝐀', '𝐀𝐀𝐀 and 𝐀𝐀', '𝐀𝐀'],
  ])('%s is found in: %s', (term, text, words) => {
    expect(makeFindTerm(term)?.(text, 0)?.words).toBe(words);
  });

  it.each([
    ['rain', 'the train'],
    ['rain', 'rainy'],
    ['rain', '𝐀rain'],
    ['IT', 'it rains'],
    ['Grain Forum', 'Grain Forumla'],
  ])('%s is not found in: %s', (term, text) => {
    expect(makeFindTerm(term)?.(text, 0)).toBeUndefined();
  });

  it('of signs alone is not looked for', () => {
    expect(makeFindTerm('"–"')).toBeUndefined();
  });
});

describe('links to the glossary', () => {
  const link = (...text: string[]) => {
    const lead = h('slot', [h('p', [h('code', 'ABC'), ' ', ...text]), h('h2', 'ABC')]);
    const glossary = h('section.section.glossary', [
      h('dl', [
        h('dt#t-1', h('dfn', 'ABC')),
        h('dd', 'Not XYZ.'),
        h('dt#t-2', h('dfn', 'ABC law')),
      ]),
    ]);
    linkTerms([lead, h('slot', [glossary])]);
    return { lead: toHtml(lead), glossary: toHtml(glossary) };
  };

  it('lead from the first use to the definition, and back', () => {
    const { lead, glossary } = link('An ABC and an ABC.');
    expect(lead).toBe(
      '<slot><p><code>ABC</code> An <a href="#t-1" id="t-1-use" role="doc-glossref" class="term">ABC</a> and an ABC.</p><h2>ABC</h2></slot>',
    );
    expect(glossary).toContain(
      '<dt id="t-1"><dfn><a href="#t-1-use" role="doc-backlink" class="term">ABC</a></dfn></dt>',
    );
    expect(glossary).toContain('<dt id="t-2"><dfn>ABC law</dfn></dt>');
  });

  it('take the longer of two terms in one place, and each once', () => {
    const { lead } = link('By ABC law the ABC', ' and the ABC law');
    expect(lead.match(/<a [^>]*>[^<]*/g)?.map((it) => it.replace(/<a [^>]*>/, ''))).toEqual([
      'ABC law',
      'ABC',
    ]);
  });

  it('are not made where no text uses a term', () => {
    const { lead, glossary } = link('Nothing.');
    expect(lead + glossary).not.toContain('<a ');
  });
});

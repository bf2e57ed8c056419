import { isUsed } from '../text/terms.js';
import type { Rule } from './rule.js';

/** The rule `glossary-unused`. */
export const glossaryUnused: Rule = {
  id: 'glossary-unused',
  level: 'warning',
  summary: 'A glossary explains a term that the text never uses',
  why: 'Readers look for the word that is explained. Either the term was cut from the text, or the text calls the thing by another name. Hyphens count as spaces; endings, initials (FOB for forward operating base), words that are akin (liquefied for liquefaction) and up to two words in between are allowed, and a term that another entry needs is used.',
  english: true,
  examples: [
    {
      text: [
        'Quake hits Hualin',
        'The quake threw bridges off their piers.',
        'Did You Know?',
        '- Pier: A post that carries a bridge.',
        '- Liquefaction: Soil that flows when it is shaken.',
      ].join('\n'),
      finds: ['5:3 "Liquefaction" is explained here, but the text never uses it'],
    },
    {
      text: [
        'Union lists grain firms',
        'The list totals 19 entities. Each listed entity has a month to appeal.',
        'Did You Know?',
        '- Entity list: The register of firms under sanctions.',
      ].join('\n'),
      finds: ['4:3 "Entity list" is explained here, but the text never uses it'],
    },
    {
      text: [
        'Quake hits Hualin',
        'Sand liquefied below the sea-wall; the FOB lost power. A copper and lithium agreement waits for the minister.',
        'Did You Know?',
        '- Liquefaction: Soil that flows when it is shaken.',
        '- Seawall: A wall against the sea.',
        '- Forward operating base (FOB): A small camp near the front.',
        '- Copper agreement: A contract on supply.',
      ].join('\n'),
      finds: [],
    },
    {
      text: [
        'Bank of Norrland holds',
        'The price of carbon rose, and gross domestic product fell.',
        'Did You Know?',
        '- Carbon price: What a tonne costs.',
        '- GDP: Gross domestic product, all that a country makes; it counts output at market prices.',
        '- Market prices: Prices with taxes.',
      ].join('\n'),
      finds: [],
    },
  ],
  check({ entries, phrases }, flag) {
    for (const entry of entries) {
      const { term } = entry;
      if (!term || term.plain.trim() === '' || isUsed(term.plain, entry, phrases())) continue;
      flag({
        reason: `"${term.text.replace(/["“”]/g, '')}" is explained here, but the text never uses it`,
        hint: 'Delete the entry, or explain the word that the text uses.',
        place: term.place({ start: 0, end: term.text.length }),
      });
    }
  },
};

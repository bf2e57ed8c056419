import { findAll } from '../model/find-all.js';
import type { DateMention } from './dates.js';
import { toStem } from './lemmas.js';
import { NUMBER_WORD, readNumberWord } from './number-words.js';
import type { Span } from './split-sentences.js';
import { textBefore } from './window.js';
import { isStopWord } from './words.js';

/** A figure in a sentence. */
export interface Figure extends Span {
  readonly text: string;
  /** With the word that says what is counted: `42 people`. */
  readonly phrase: string;
  /** With its scale: `3.2 billion` is 3,200,000,000. */
  readonly value: number;
  /** `%`, `points` (percentage or basis points), a currency (`$`, `EUR`, `crowns`), or empty. */
  readonly unit: string;
  /** Stem of the word that follows and so says what is counted; empty if there is none. */
  readonly noun: string;
  /** Written in words. */
  readonly isWord: boolean;
  /** Follows a name and so may be a part of it: `Flight 418`, `Station 4`. */
  readonly isLabel: boolean;
  /** Looks like a year: four digits from 1800 to 2100, nothing counted. */
  readonly isYear: boolean;
  /** Which way "about" (both), "more than" (up) or "nearly" (down) before it let the true figure lie. */
  readonly rough: 'both' | 'up' | 'down' | undefined;
}

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mln: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
  crore: 1e7,
  lakh: 1e5,
};

const CURRENCY =
  '(?:[A-Z]{1,3})?[$€£¥₹₦₱₩₺₽₴₪₫]|\\bRs\\.?|\\bKSh|\\b(?:USD|EUR|GBP|JPY|CHF|SEK|NOK|DKK|CNY|INR|AUD|CAD|NZD|SGD|HKD|KES|NGN|ZAR|PLN|CZK|HUF|BRL|MXN)';
const UNIT_WORDS =
  'percentage points?|basis points?|percent|per cent|dollars?|euros?|pounds?|crowns?|kronor|kroner|yen|yuan|rupees?|francs?|rubles?|roubles?|pesos?|reais|rand|naira|shillings?|dinars?|dirhams?|riyals?|zlotys?|koruna|forints?|lira|lei|levs?|hryvnias?|kwacha|cedis?|birr|baht|ringgit|rupiah|taka';
const FIGURE = new RegExp(
  [
    `(?<currency>(?:${CURRENCY})\\s?)?`,
    `(?<![\\w.,:/-])(?:(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)|\\b(?<word>${NUMBER_WORD})\\b)`,
    '(?![\\d:/]|,\\d{3}|st\\b|nd\\b|rd\\b|th\\b)',
    '(?<half> and a half)?',
    '(?:[\\s-]?(?<scale>thousand|million|billion|trillion|crore|lakh|mln|bn|tn|[mkb](?![\\w-])))?',
    `(?:\\s?(?<percent>%)|[\\s-](?<unit>${UNIT_WORDS})\\b)?`,
    '(?:(?:\\s|-)+(?:of the |of |other |more |new )?(?<noun>(?!(?:' +
      NUMBER_WORD +
      ")\\b)[A-Za-z][a-z']+))?",
  ].join(''),
  'gi',
);

/** What no figure is without. */
const NUMBER = new RegExp(`\\d|${NUMBER_WORD}`, 'i');

/** Not figures of a text: versions, identifiers, times of day, scores and ranges such as `4-2`. */
const MASKED =
  /\bCVE-[\d-]+|\b[A-Z]+[-/]?\d[\w.-]*|\bv?\d+(?:\.\d+){2,}\w*|\b\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?=\s(?:[A-Z]{2,4}\b|GMT|local|on\b|[ap]\.?m))|\b\d{1,2}:\d\d\b|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d+-\d+\b(?![- ]?(?:year|day|month|week|hour|minute|mile|metre|meter|kilomet))|https?:\S+|\bNo\.\s?\d+|\bCOVID-19\b|[#@]\w+/g;

const ROUGH = [
  ['both', /\b(?:about|around|roughly|approximately|some|an estimated)\s+(?:[$€£]\s?)?$/i],
  [
    'up',
    /\b(?:over|above|more than|at least|just over|pass(?:es|ed)?|top(?:s|ped)?|exceed(?:s|ed)?|cross(?:es|ed)?)\s+(?:[$€£]\s?)?$/i,
  ],
  [
    'down',
    /\b(?:nearly|almost|under|below|less than|fewer than|at most|up to|close to|just under|as many as)\s+(?:[$€£]\s?)?$/i,
  ],
] as const;

/** A capitalised word inside a sentence, or one that is no word to count with. */
const LABEL =
  /(?:[\p{L}\d,;:)] |^)(?!(?:About|Around|Some|Nearly|Almost|Over|Under|The|These|Those|All|In|Of|By|At|On|For|With|From|And|But|Only|Just|Another|More|At least|Up to|When|While|After|Its|Their|His|Her|\p{Lu}\p{Ll}+day|January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}[\p{L}\d-]+ $/u;

function readRough(before: string): Figure['rough'] {
  return ROUGH.find(([, words]) => words.test(before))?.[0];
}

/** A basis point is a hundredth of a percentage point. */
function toScale(scale = '', unit = ''): number {
  return (SCALES[scale.toLowerCase()] ?? 1) * (/^basis/i.test(unit) ? 0.01 : 1);
}

/** The figures of a plain text, dates left out. */
export function readFigures(plain: string, dates: readonly DateMention[]): readonly Figure[] {
  if (!NUMBER.test(plain)) return [];
  const undated = maskDates(plain, dates);
  const masked = /[\d@#]|https?:/.test(undated)
    ? undated.replace(MASKED, (match) => ' '.repeat(match.length))
    : undated;
  const figures: Figure[] = [];
  for (const match of findAll(masked, FIGURE)) {
    const figure = toFigure(match, masked);
    if (figure) figures.push(figure);
  }
  return figures;
}

function maskDates(plain: string, dates: readonly DateMention[]): string {
  let at = 0;
  const parts = dates.flatMap(({ start, end }) => {
    const before = plain.slice(at, start);
    at = end;
    return [before, ' '.repeat(end - start)];
  });
  return [...parts, plain.slice(at)].join('');
}

function toFigure(match: RegExpMatchArray, masked: string): Figure | undefined {
  const { currency, digits, word = '', half, scale, percent, unit, noun } = match.groups ?? {};
  const whole =
    digits === undefined ? readNumberWord(word) : Number.parseFloat(digits.replaceAll(',', ''));
  if (whole === undefined) return undefined;
  const number = half === undefined ? whole : whole + 0.5;
  const start = match.index ?? 0;
  const written = match[0].slice(0, match[0].length - (noun?.length ?? 0)).replace(/[\s-]+$/, '');
  const isNamed = noun !== undefined && !isStopWord(noun.toLowerCase());
  const name = toUnit(currency, percent, unit);
  return {
    start,
    end: start + written.length,
    text: written,
    phrase: isNamed ? match[0].trim() : written.replace(/ of(?: the)?$/, ''),
    value: Number((number * toScale(scale, unit)).toPrecision(12)),
    unit: name,
    noun: isNamed ? toStem(noun) : '',
    isWord: digits === undefined,
    isLabel: /^\d+$/.test(written) && LABEL.test(textBefore(masked, start, 30)),
    isYear: name === '' && scale === undefined && /^(?:18|19|20)\d\d$/.test(digits ?? ''),
    rough: readRough(textBefore(masked, start, 30)),
  };
}

function toUnit(currency = '', percent = '', unit = ''): string {
  if (percent !== '' || /^per ?cent$/i.test(unit)) return '%';
  if (/point/i.test(unit)) return 'points';
  const name = currency.trim() || unit.toLowerCase().replace(/s$/, '');
  const aliases: Readonly<Record<string, string>> = { dollar: '$', US$: '$', USD: '$' };
  const symbols: Readonly<Record<string, string>> = { euro: '€', EUR: '€', pound: '£', GBP: '£' };
  return aliases[name] ?? symbols[name] ?? name;
}

import { findAll } from '../model/find-all.js';
import type { Original } from '../text/original.js';
import type { Passage } from '../text/passage.js';
import type { Flag, Rule } from './rule.js';

/** What may be meant for a label: `TLP:AMBER`, `TLP: Red`, `TLP GREEN`, `TLP:AMBER STRICT`, `TLP-ORANGE`. */
const LABEL =
  /\b(?:TLP|tlp)(?<joint>\s{0,2}[:-]\s{0,2}|\s)(?<name>[A-Z]{3,12}(?:[+ -]STRICT)?|[A-Z]?[a-z]{2,11}(?:[+ -][Ss]trict)?)(?![\p{L}\p{N}])/gu;

const LABELS = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const;
const OLD =
  /\b(?:renam|replac|former|obsolete|became|becomes|instead of|previous|version 1|1\.0|older?\b|no longer)/i;

/** How far into a file facts are given in lines of their own. */
const HEAD = 1000;
const CREDITS = /^(?=[^\n]*\b\d{4}\b)[^\n|]{1,200}(?: \| [^\n|]{1,200}){1,5}$/gm;

/** The rule `tlp-form`. */
export const tlpForm: Rule = {
  id: 'tlp-form',
  level: 'error',
  summary: 'A Traffic Light Protocol label that is none',
  why: 'Who may read a text hangs on its label, so machines and people must know it at sight. TLP 2.0 (FIRST, 2022) has TLP:RED, TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN and TLP:CLEAR, in capitals and without spaces; TLP:WHITE is TLP:CLEAR today. Small letters alone are a warning, and a sentence that tells the history of the labels is left alone.',
  english: false,
  examples: [
    {
      text: 'TLP: AMBER Router flaw exploited\nThe first note was TLP:WHITE. Share it as TLP:Green, not as TLP AMBER STRICT or TLP:ORANGE.',
      finds: [
        '1:1 "TLP: AMBER" is no label of TLP 2.0',
        '2:20 "TLP:WHITE" is no label of TLP 2.0',
        '2:43 "TLP:Green" is not in capitals',
        '2:61 "TLP AMBER STRICT" is no label of TLP 2.0',
        '2:81 "TLP:ORANGE" is no label of TLP 2.0',
      ],
    },
    {
      text: 'TLP:AMBER+STRICT Router flaw exploited\nTLP:CLEAR replaced TLP:WHITE in 2022. TLP: a protocol by FIRST. Ask what TLP means; a TLP green light is none. TLP:RED stays.',
      finds: [],
    },
    {
      text: 'Router flaw exploited\nAugust 11, 2025 | By Ana Ruiz | TLP:WHITE\nThe flaw is in the wild.',
      finds: ['2:33 "TLP:WHITE" is no label of TLP 2.0'],
    },
  ],
  check({ passages, original }, flag) {
    for (const passage of [...passages, ...listCredits(original)]) {
      if (!/tlp/i.test(passage.plain)) continue;
      for (const match of findAll(passage.plain, LABEL)) {
        const found = judge(match, passage);
        if (found) flag(found);
      }
    }
  },
};

/** Text in which labels are looked for. */
type Labelled = Pick<Passage, 'plain' | 'place'>;

/** The lines under the title that give the date and other facts, which are no passages: `June 15, 2026 | TLP:GREEN`. */
function listCredits({ text, start, place }: Original): readonly Labelled[] {
  const head = text.slice(start, start + HEAD);
  return findAll(head, CREDITS).map(({ 0: plain, index }) => ({
    plain,
    place: (span) => place({ start: start + index + span.start, end: start + index + span.end }),
  }));
}

function judge(match: RegExpMatchArray, passage: Labelled): Flag | undefined {
  const { joint = '', name = '' } = match.groups ?? {};
  const start = match.index ?? 0;
  const label = name.toUpperCase().replace(/[ -]/, '+');
  const known = LABELS.find((one) => one === label);
  const isCased = match[0].toUpperCase() === `TLP:${label}` && known !== undefined;
  if (match[0] === `TLP:${label}` && known) return undefined;
  if (known ? joint === ' ' && /^[a-z]/.test(name) : !isMeant(match, passage.plain)) {
    return undefined;
  }
  const right = label === 'WHITE' ? 'CLEAR' : known;
  return {
    reason: `"${match[0]}" is ${isCased ? 'not in capitals' : 'no label of TLP 2.0'}`,
    hint: right
      ? `Write TLP:${right}.`
      : `The labels are ${LABELS.map((one) => `TLP:${one}`).join(', ')}.`,
    place: passage.place({ start, end: start + match[0].length }),
    ...(isCased && { level: 'warning' }),
  };
}

/** What is no label is meant for one if it is in capitals right after the colon, or WHITE and no history is told. */
function isMeant({ index = 0, 0: whole, groups }: RegExpMatchArray, plain: string): boolean {
  const { joint, name = '' } = groups ?? {};
  if (name.toUpperCase() === 'WHITE') {
    return !OLD.test(plain.slice(Math.max(0, index - 100), index + 100));
  }
  return joint === ':' && whole === whole.toUpperCase() && plain !== plain.toUpperCase();
}

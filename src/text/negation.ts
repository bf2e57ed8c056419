import type { Sentence } from './passage.js';

const STRICT = /\b(?:not|no|never|neither|nor|none|nobody|nothing|cannot)\b|n't\b/i;

/** Words that deny without a "not": a paraphrase may use them for one. */
const WIDE =
  /\b(?:without|fail\w*|refus\w*|declin\w*|unable|lack\w*|absen\w+|rul(?:e|es|ed|ing) out|unchanged|den(?:y|ies|ied)|avoid\w*|prevent\w*|reject\w*|stopp?\w*|yet to|rather than|instead of|hardly|barely|ban(?:s|ned)?|block\w*|free of|away from|un(?:able|affected|changed|harmed|hurt|injured|likely|moved|successful|touched|willing)|in\w{3,}able|zero|few|little|remain\w*|still|only|halt\w*|suspend\w*|withh\w+|exclud\w*|dropp?\w*|oppos\w*|against|except|but|other than|clear\w*)\b/i;

/** The word that negates a sentence, if there is one; quotations are left out. */
export function findNegation({ text }: Sentence): string | undefined {
  return STRICT.exec(text.replace(/"[^"]*"/g, (match) => ' '.repeat(match.length)))?.[0];
}

/** Whether a sentence denies something in any way. */
export function isNegative({ text }: Sentence): boolean {
  return STRICT.test(text) || WIDE.test(text);
}

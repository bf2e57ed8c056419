import { readClaims, type Claim } from './claims.js';
import type { Sentence } from './passage.js';
import { textAfter } from './window.js';
import { indexSentences, indexWords, type Vocabulary } from './vocabulary.js';

/** A claim that a report does not vouch for, the words of what is claimed, and the sentence after it if that denies it. */
export interface Contested {
  readonly claim: Claim;
  readonly words: Vocabulary;
  readonly answer: Sentence | undefined;
  /** The words of the answer. */
  readonly answered: Vocabulary | undefined;
}

/** How the one who is accused answers: what it says belongs to the quarrel. */
const ANSWER = new RegExp(
  [
    'den(?:y|ies|ied|ial)|disput(?:es|ed)|refut(?:es?|ed)|rebut(?:s|ted)?',
    '(?:rejects?|rejected|dismiss(?:es|ed)?|contests?|contested|dispute) (?:this|that|it|both|any|them|these|those|(?:the|his|her|their|its|all|such) (?:\\S+ )?(?:claim|charge|accusation|allegation|report|account|suggestion|criticism|finding|version|figure|sum|idea)s?)',
    '(?:not|never|yet to) (?:been )?(?:independently )?(?:verified|verify|proven|prove|proved|confirmed|confirm|substantiated)',
    'mistaken|would not comment|(?:no way|impossible|unable) to verify|(?:could|can)(?: not|not) be verified',
    'no (?:independent |outside |official )?(?:confirmation|proof|evidence|sign)|not guilty|no such|(?:unproven|unverified|unconfirmed)',
    'baseless|unfounded|groundless|untrue|false|liars?|fiction|nonsense|fabricat\\w+|forger(?:y|ies)|slander\\w*|libel\\w*|smear|absurd',
    '(?:says?|said) (?:that )?(?:no|none|nobody|nothing)|insist(?:s|ed)? that|tells? another|(?:has|have|had) a different',
  ]
    .map((words) => `\\b(?:${words})\\b`)
    .join('|'),
  'i',
);
/** Those who say what they want to be believed: one side of a trial, a war or a campaign. */
const PARTISAN =
  /\b(?:prosecut(?:ors?|ion)|plaintiffs?|lawsuits?|suits?|indictments?|complaints?|charge sheet|critics?|opponents?|opposition|rivals?|rebels?|insurgents?|militants?|separatists?|hackers?|attackers?|activists?|campaigners?|rights groups?|accusers?|whistle-?blowers?|dissidents?|defectors?|detainees)\b/i;

const CONFIRMED =
  /\b(?:confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)|corroborat\w+) (?!only)/i;
const OTHER = /^; (?:the|an?|its|his|her|\p{Lu})[^;,]{2,40} (?:says?|said|insists?|puts?)\b/u;
const OWN = /^(?: on [A-Z]\w+)?,?(?: that)? (?:he|she|it|they|its|their|his|her)\b/;

/** The claims of a body for which it does not vouch: those with a verb of doubt, by one side only, or that are denied. */
export function listContested(body: readonly Sentence[]): readonly Contested[] {
  return body.flatMap((sentence, at) => {
    const claims = readClaims(sentence);
    if (claims.length === 0) return [];
    const next = body[at + 1];
    const answer =
      next && next.passage === sentence.passage && ANSWER.test(next.text) ? next : undefined;
    const isConfirmed = next?.passage === sentence.passage && CONFIRMED.test(next.text);
    return claims
      .filter(
        (claim) =>
          !claim.isPlain ||
          answer ||
          isAnswered(claim) ||
          (!isConfirmed && (claim.subject === '' || isPartisan(claim))),
      )
      .map((claim) => ({
        claim,
        words: indexScope(claim),
        answer,
        answered: answer && indexSentences([answer]),
      }));
  });
}

/** What one side says of its own doings is no charge: "the prosecutor said that she had opened a file". */
function isPartisan({ sentence, scope, subject }: Claim): boolean {
  return PARTISAN.test(subject) && !OWN.test(textAfter(sentence.text, scope.start));
}

/** Whether the rest of its own sentence denies a claim, or gives the word to another: "; the owner says it carried grain". */
function isAnswered({ sentence, scope }: Claim): boolean {
  const rest = textAfter(sentence.text, scope.end);
  return ANSWER.test(rest) || OTHER.test(rest);
}

function indexScope({ sentence, scope }: Claim): Vocabulary {
  return indexWords(
    sentence.words().filter(({ start, end }) => start >= scope.start && end <= scope.end),
  );
}

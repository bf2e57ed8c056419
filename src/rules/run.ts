import type { Finding, RelatedPlace, Report } from '../model/finding.js';
import type { Profile } from '../model/profile.js';
import { takeTurn } from '../model/take-turn.js';
import { isEnglish, type Analysis } from '../text/analysis.js';
import type { Flag, Rule } from './rule.js';

/** After how many rules what waits has its turn: the first briefing of a process takes a tenth of a second. */
const RULES_A_TURN = 8;

/** Holds a briefing against editorial rules. Rules of sentences are for English: with another language one info says so. */
export async function runRules(
  rules: readonly Rule[],
  analysis: Analysis,
  profile: Profile,
  report: Report,
): Promise<void> {
  const english = isEnglish(analysis.briefing);
  for (const [index, rule] of rules.entries()) {
    if ((index + 1) % RULES_A_TURN === 0) await takeTurn();
    if (rule.english && !english) continue;
    rule.check(analysis, (flag) => report(toFinding(rule, flag)), profile);
  }
  if (english || !rules.some((rule) => rule.english)) return;
  report({
    id: 'rules-language',
    level: 'info',
    reason: `The language is ${analysis.briefing.lang}: rules that read sentences are for English and were left out`,
  });
}

function toFinding(rule: Rule, { reason, hint, place, related = [], fix, level }: Flag): Finding {
  const places = related.flatMap((other): RelatedPlace[] =>
    other.place ? [{ reason: other.reason, place: other.place }] : [],
  );
  return {
    id: rule.id,
    level: level ?? rule.level,
    reason,
    hint,
    editorial: true,
    ...(place && { place }),
    ...(places.length > 0 && { related: places }),
    ...(fix !== undefined && { fix }),
  };
}

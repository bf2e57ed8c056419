import type { Finding } from '../src/model/finding.js';
import { openSource, readBriefing } from '../src/parse/index.js';
import { rules } from '../src/rules/index.js';
import { runRules } from '../src/rules/run.js';
import { analyse } from '../src/text/analysis.js';
import { news } from './read.js';

/** What all rules say of a text with the profile `news`; nothing if it is no text. */
export async function runAll(text: string): Promise<readonly Finding[]> {
  const source = await openSource(new TextEncoder().encode(text), () => {});
  if (!source) return [];
  const findings: Finding[] = [];
  const analysis = analyse(
    readBriefing(source, 'brief', news, () => {}),
    source.original,
  );
  await runRules(rules, analysis, news, (finding) => findings.push(finding));
  return findings;
}

import type { Finding, Report } from '../model/finding.js';
import type { Briefing } from '../model/briefing.js';
import type { StyleName } from '../model/style.js';
import { takeTurn } from '../model/take-turn.js';
import { readMarkup, type Source } from '../parse/index.js';
import { rules } from '../rules/index.js';
import { runRules } from '../rules/run.js';
import { analyse, isEnglish, type Analysis } from '../text/analysis.js';
import type { Measure } from './measure.js';

/** Holds a briefing that was read against its profile, the editorial rules and style checks. */
export async function holdAgainst(
  { profile, style }: Omit<Measure, 'slug'>,
  briefing: Briefing,
  source: Source,
  report: Report,
): Promise<void> {
  const removed = source.waivers.list.map(({ place }) => place);
  const analysis = analyse(briefing, source.original, removed);
  await takeTurn();
  await runRules(rules, analysis, profile, report);
  await takeTurn();
  await checkStyle(style, source, analysis, report);
}

/** Style checks are loaded when they are first switched on. */
async function checkStyle(
  names: readonly StyleName[],
  source: Source,
  { passages, briefing }: Analysis,
  report: Report,
): Promise<void> {
  if (names.length === 0) return;
  const { runStyle } = await import('../style/index.js');
  const tree = readMarkup(source);
  const restore = (finding: Finding) => source.text.restoreFinding(finding);
  const markdown = tree && { text: source.body, tree, restore };
  await runStyle(names, { passages, isEnglish: isEnglish(briefing), markdown }, report);
}

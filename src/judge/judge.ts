import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { takeTurn } from '../model/take-turn.js';
import type { Measure } from './measure.js';
import { readBriefing, withFormulae, type Source } from '../parse/index.js';

/** Told of a briefing that is read and not yet judged; judging goes on when it resolves. */
export type OnRead = (briefing: Briefing) => Promise<void>;

/**
 * Reads a source as a briefing and holds it against its profile, the editorial rules and style checks, which are loaded
 * once it is read.
 */
export async function judge(
  opened: Source,
  measure: Measure,
  report: Report,
  onRead?: OnRead,
): Promise<Briefing> {
  const source = await withFormulae(opened);
  const briefing = readBriefing(source, measure.slug, measure.profile, report);
  await onRead?.(briefing);
  await takeTurn();
  const { holdAgainst } = await import('./hold-against.js');
  await holdAgainst(measure, briefing, source, report);
  return briefing;
}

import type { PlacedFinding } from './placed.js';
import { levelOfFinding, type LevelTable } from '../model/message.js';
import type { Waivers } from '../model/waiver.js';
import { applyBaseline, baselineFile, type Counts } from './baseline.js';
import { applyWaivers } from './waive.js';

/** What decides which findings on a text are reported. */
export interface Acceptance {
  readonly text: string;
  readonly waivers: Waivers;
  /** Ids of the rules whose findings can be waived. */
  readonly rules: readonly string[];
  /** Levels by id; a later table wins. */
  readonly tables: readonly LevelTable[];
  /** What the baseline accepts of the file. */
  readonly accepted: Counts;
}

/** Findings after waivers and baseline. */
export interface Settled {
  readonly reported: readonly PlacedFinding[];
  /** Those that a baseline can accept, whether it does or not. */
  readonly acceptable: readonly PlacedFinding[];
  /** How many a waiver took away, and how many the baseline. */
  readonly waived: number;
  readonly inBaseline: number;
}

/** Takes away what the writer accepted with a waiver, then what the baseline accepts. */
export function settleFindings(findings: readonly PlacedFinding[], by: Acceptance): Settled {
  const { left, waived } = applyWaivers(findings, by.waivers, by.rules);
  const acceptable = left.filter((finding) => isAcceptable(finding, by.tables));
  const compared = applyBaseline(acceptable, by.accepted, by.text);
  const open = new Set(compared.left);
  const accepted = new Set(acceptable.filter((finding) => !open.has(finding)));
  const reported = left.filter((finding) => !accepted.has(finding));
  return {
    reported: compared.gone > 0 ? [...reported, tellGone(compared.gone)] : reported,
    acceptable,
    waived,
    inBaseline: compared.accepted,
  };
}

/** A baseline accepts what could be published all the same, and judgements about what the text says. */
function isAcceptable(finding: PlacedFinding, tables: readonly LevelTable[]): boolean {
  const level = levelOfFinding(finding, tables);
  return level === 'warning' || (level === 'error' && finding.editorial === true);
}

function tellGone(count: number): PlacedFinding {
  const findings = count === 1 ? '1 finding that is' : `${String(count)} findings that are`;
  return {
    id: 'baseline-outdated',
    level: 'info',
    reason: `${baselineFile} accepts ${findings} no longer there`,
    hint: 'Bring it up to date with galley check --update-baseline.',
  };
}

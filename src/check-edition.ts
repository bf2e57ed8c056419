import { posix } from 'node:path';
import { VFile } from 'vfile';
import {
  checkSource,
  findTemplate,
  readOrReport,
  reportRivals,
  type Checked,
  type CheckedChapter,
  type CheckSettings,
  type OnUnjudged,
  type TemplateLoader,
} from './check-source.js';
import { isEditionFile, nameSources, type SourceFile } from './collect.js';
import type { Briefing } from './model/briefing.js';
import { findStrictest, gatherFacts, isAfter, type Edition } from './model/edition.js';
import { Failure } from './model/failure.js';
import type { Finding, Report } from './model/finding.js';
import type { Host } from './model/host.js';
import { liesWithin } from './model/lies-within.js';
import { reportOn } from './model/message.js';
import { noFacts, tlpLabels } from './model/meta.js';
import type { EditionFile, EditionItem } from './parse/edition/index.js';
import { findGlossaryConflicts } from './sections/glossary-conflicts.js';

/** Reads and checks a briefing or an edition, whichever a source file is. `onUnjudged` is not told of an edition. */
export function checkAny(
  host: Host,
  source: SourceFile,
  load: TemplateLoader,
  settings: CheckSettings,
  onUnjudged?: OnUnjudged,
): Promise<Checked> {
  return isEditionFile(source.path)
    ? checkEdition(host, source, load, settings)
    : checkSource(host, source, load, settings, onUnjudged);
}

/**
 * Reads an edition file and all briefings that it names. What is wrong with a briefing is a finding on the line
 * that names it, and keeps the edition from being made.
 */
async function checkEdition(
  host: Host,
  source: SourceFile,
  load: TemplateLoader,
  settings: CheckSettings,
): Promise<Checked> {
  const file = new VFile({ path: source.path });
  const { limits, strict } = settings;
  const levels = { tables: [settings.levels], strict, most: limits.findings };
  const report = reportOn(file, levels);
  const bytes = await readOrReport(host, source, report);
  const { readEditionFile } = await import('./parse/edition/index.js');
  const fields = bytes && readEditionFile(bytes, report, limits);
  file.value = fields?.text ?? bytes ?? '';
  reportRivals(source, report);
  const checked = { file, report, levels, slug: source.slug, bytes: bytes ?? new Uint8Array() };
  if (!fields) return checked;
  const items = await findItems(host, posix.dirname(source.path), fields.items, report);
  const check = (path: string) => checkItem(host, path, load, settings);
  const chapters = await Promise.all(items.map((item) => readChapter(item, report, check)));
  const bound = chapters.filter((chapter) => chapter !== undefined);
  if (bound.length < fields.items.length) return checked;
  const template = await findTemplate(fields, settings, load, report);
  if (template instanceof Failure) {
    return template.code === 'template-missing' ? checked : { ...checked, failure: template };
  }
  const briefings = bound.map(({ briefing }) => briefing);
  checkMarkings(fields, briefings, report);
  reportConflicts(bound);
  const briefing = makeEdition(source.slug, fields, briefings, template.name);
  return { ...checked, briefing, template, chapters: bound };
}

/** The paths of the briefings, of which each is there once; what is wrong with the others is reported. */
async function findItems(
  host: Host,
  folder: string,
  items: readonly EditionItem[],
  report: Report,
): Promise<readonly EditionItem[]> {
  const found = new Map<string, EditionItem>();
  for (const { path: written, place } of items) {
    const path = posix.join(folder, written);
    const problem = await findProblem(host, folder, written);
    const twin = found.get(path);
    if (problem) report({ id: 'edition-briefing-unusable', level: 'error', ...problem, place });
    else if (twin) report({ ...makeTwice(written, twin), place });
    else found.set(path, { path, place });
  }
  return [...found.values()];
}

async function findProblem(
  host: Host,
  folder: string,
  written: string,
): Promise<Pick<Finding, 'reason' | 'hint'> | undefined> {
  if (isEditionFile(written)) {
    const hint = 'Name its briefings instead.';
    return { reason: `${written} is an edition itself`, hint };
  }
  const path = posix.join(folder, written);
  const outside = {
    reason: `${written} is not in the folder of the edition`,
    hint: 'Briefings lie beside the edition file or below.',
  };
  if (posix.isAbsolute(written) || posix.relative(folder, path).startsWith('..')) return outside;
  if ((await host.kind(path)) !== 'file') {
    return { reason: `There is no file ${path}`, hint: 'Correct the path, or write the briefing.' };
  }
  const [root, real] = await Promise.all([host.real(folder), host.real(`${folder}/${written}`)]);
  return liesWithin(root, real) ? undefined : outside;
}

function makeTwice(written: string, { place }: EditionItem): Finding {
  return {
    id: 'edition-briefing-twice',
    level: 'error',
    reason: `${written} is in the edition already`,
    hint: 'Delete this line.',
    related: [{ reason: 'It is named here', place }],
  };
}

/** Checks a briefing by itself: names of artifacts do not matter here. */
function checkItem(
  host: Host,
  path: string,
  load: TemplateLoader,
  settings: CheckSettings,
): Promise<Checked> {
  const [named] = nameSources([{ path }]);
  if (!named) throw new Error('A path gives a source');
  return checkSource(host, named, load, settings);
}

/** A briefing that could be read; what keeps it from being rendered is reported on the line that names it. */
async function readChapter(
  { path, place }: EditionItem,
  report: Report,
  check: (path: string) => Promise<Checked>,
): Promise<CheckedChapter | undefined> {
  const { file, bytes, briefing, template, failure } = await check(path);
  const tell = (line: number | undefined, { id, reason, ...finding }: Finding) => {
    const where = line === undefined ? path : `${path}, line ${String(line)}`;
    const { hint, level } = finding;
    report({
      id,
      level,
      reason: `${where}: ${reason}`,
      ...(hint !== undefined && { hint }),
      place,
    });
  };
  for (const { fatal, reason, note, ruleId, line } of file.messages) {
    if (fatal !== true) continue;
    const hint = note === undefined ? {} : { hint: note };
    tell(line, { id: ruleId ?? 'edition-briefing-unusable', level: 'error', reason, ...hint });
  }
  if (failure) tell(undefined, { id: 'template-invalid', level: 'error', reason: failure.message });
  if (!briefing || !template) return undefined;
  const reportHere: Report = (finding) => tell(findLine(finding), finding);
  return { path, size: bytes.length, briefing, template, report: reportHere };
}

function findLine({ place }: Finding): number | undefined {
  const position = place && ('type' in place ? place.position : place);
  return position?.start.line;
}

/** An edition may not be open to more readers than each of its briefings, nor sooner. */
function checkMarkings(
  { meta, locate }: EditionFile,
  briefings: readonly Briefing[],
  report: Report,
): void {
  const strictest = findStrictest(briefings);
  const rank = (label: string | undefined) => tlpLabels.findIndex((it) => it === label);
  if (meta.tlp !== undefined && strictest !== undefined && rank(meta.tlp) > rank(strictest)) {
    report({
      id: 'edition-marking',
      level: 'error',
      reason: `The edition is ${meta.tlp}, but a briefing of it is ${strictest}`,
      hint: 'Leave "tlp" out: the strictest label of the briefings holds.',
      place: locate(['tlp']),
    });
  }
  const { embargo } = gatherFacts(noFacts, briefings);
  if (meta.embargo !== undefined && embargo !== undefined && isAfter(embargo, meta.embargo)) {
    report({
      id: 'edition-marking',
      level: 'error',
      reason: `The embargo of the edition ends before that of a briefing (${embargo})`,
      hint: 'Leave "embargo" out: the latest of the briefings holds.',
      place: locate(['embargo']),
    });
  }
}

function reportConflicts(chapters: readonly CheckedChapter[]): void {
  const briefings = chapters.map(({ briefing }) => briefing);
  for (const { term, first, second } of findGlossaryConflicts(briefings)) {
    const other = chapters[first]?.path ?? '';
    chapters[second]?.report({
      id: 'edition-term-conflict',
      level: 'warning',
      reason: `"${term}" is defined in other words than in ${other}; the edition has both`,
      hint: 'Define it in the same words in both.',
    });
  }
}

function makeEdition(
  slug: string,
  { title, deck, lang, meta }: EditionFile,
  briefings: readonly Briefing[],
  profile: string,
): Edition {
  return {
    version: 1,
    slug,
    lang: lang ?? briefings[0]?.lang ?? 'en',
    profile,
    meta: gatherFacts(meta, briefings),
    title: [{ type: 'text', value: title }],
    ...(deck !== undefined && { deck: [{ type: 'text', value: deck }] }),
    lead: { blocks: [] },
    sections: [],
    notes: [],
    briefings,
  };
}

import { VFile } from 'vfile';
import { loadBaseline, type Baseline } from './accept/baseline.js';
import { placeFinding, type PlacedFinding } from './accept/placed.js';
import { settleFindings } from './accept/settle.js';
import type { SourceFile } from './collect.js';
import type { Briefing } from './model/briefing.js';
import { Failure } from './model/failure.js';
import { loadConfig, type Config } from './config.js';
import { judgeSafely } from './judge/index.js';
import type { Report } from './model/finding.js';
import type { Host } from './model/host.js';
import { reportOn, type Levels } from './model/message.js';
import { relativePath } from './model/relative-path.js';
import type { Template } from './model/template.js';
import { ownTemplates } from './own.js';
import { openSource, type Source } from './parse/index.js';
import { sectionKindNames } from './sections/index.js';
import { loadTemplate } from './template/load.js';

/** What `check` and `build` have in common. */
export interface CheckOptions {
  /** Files and folders; `['source']` if absent. */
  readonly sources?: readonly string[];
  /** Profile of briefings that name none; `news` if absent. */
  readonly profile?: string;
  /** Whether a warning stops a briefing as an error does. */
  readonly strict?: boolean;
}

/** How briefings are checked: the options, and `galley.yaml` for what they leave open. */
export type CheckSettings = Required<Pick<CheckOptions, 'profile' | 'strict'>> &
  Pick<Config, 'levels' | 'limits' | 'style' | 'url'> & {
    readonly baseline: Baseline;
    /** What names the profile; absent if it is the one that everybody has. */
    readonly profileFrom?: '--profile' | 'galley.yaml';
  };

/**
 * Settles options with the configuration and the baseline of the working folder.
 * @throws Failure `config-invalid`
 */
export async function settle(host: Host, options: CheckOptions): Promise<CheckSettings> {
  const { profile, strict = false, ...config } = await loadConfig(host);
  const profileFrom = options.profile !== undefined ? '--profile' : profile && 'galley.yaml';
  return {
    ...config,
    profile: options.profile ?? profile ?? 'news',
    ...(profileFrom && { profileFrom }),
    strict: options.strict ?? strict,
    baseline: await loadBaseline(host),
  };
}

/** A source file that has been read. */
export interface Checked {
  /** Carries the findings as messages. */
  readonly file: VFile;
  /** Adds findings to the file, with the levels that its profile and the configuration set. */
  readonly report: Report;
  /** What `report` goes by. */
  readonly levels: Levels;
  readonly slug: string;
  readonly bytes: Uint8Array;
  /** Absent if the file could not be read as text or its profile not be found. */
  readonly briefing?: Briefing;
  readonly template?: Template;
  /** What kept the template from being used, if that is no fault of the text. */
  readonly failure?: Failure;
  /** Findings that a baseline can accept, whether it does or not; absent if the file was not read to its end. */
  readonly acceptable?: readonly PlacedFinding[];
  /** There if the source is an edition: its briefings, in reading order. */
  readonly chapters?: readonly CheckedChapter[];
}

/** A briefing of an edition that could be read. */
export interface CheckedChapter {
  readonly path: string;
  /** Bytes of its source. */
  readonly size: number;
  readonly briefing: Briefing;
  readonly template: Template;
  /** Tells of it on the line of the edition file that names it. */
  readonly report: Report;
}

/** A briefing that is read, without errors so far, and not yet judged. */
export type Unjudged = Required<Pick<Checked, 'levels' | 'briefing' | 'template'>> & {
  /** Of its source. */
  readonly path: string;
};

/** Told of a briefing before it is judged; judging goes on when it resolves. */
export type OnUnjudged = (briefing: Unjudged) => Promise<void>;

/** Loads each template once. */
export type TemplateLoader = (name: string) => Promise<Template>;

/** A loader that looks in the user's `templates/` first, then in Galley's own. */
export function makeTemplateLoader(host: Host): TemplateLoader {
  const roots = ['templates', ownTemplates];
  const loaded = new Map<string, Promise<Template>>();
  return (name) => {
    const template = loaded.get(name) ?? loadTemplate(host, roots, name, sectionKindNames);
    loaded.set(name, template);
    return template;
  };
}

/** Reads one source file, holds it against its profile, and reports what is not accepted. */
export async function checkSource(
  host: Host,
  sourceFile: SourceFile,
  load: TemplateLoader,
  settings: CheckSettings,
  onUnjudged?: OnUnjudged,
): Promise<Checked> {
  const { path } = sourceFile;
  const file = new VFile({ path });
  const findings: PlacedFinding[] = [];
  const collect: Report = (finding) => findings.push(placeFinding(finding));
  const onRead = async (briefing: Briefing, template: Template) => {
    if (findings.some(({ level }) => level === 'error')) return;
    await onUnjudged?.({ path, briefing, template, levels: chooseLevels(template, settings) });
  };
  const { source, ...read } = await readSource(host, sourceFile, load, settings, collect, onRead);
  file.value = source?.original ?? read.bytes;
  const levels = chooseLevels(read.template, settings);
  const report = reportOn(file, levels);
  const checked = { ...read, file, report, levels, slug: sourceFile.slug };
  if (!source || !read.briefing) {
    findings.forEach(report);
    return checked;
  }
  const { rules } = await import('./rules/index.js');
  const { reported, acceptable, waived, inBaseline } = settleFindings(findings, {
    text: source.original,
    waivers: source.waivers,
    rules: rules.map(({ id }) => id),
    tables: levels.tables,
    accepted: settings.baseline[relativePath(file) ?? path] ?? {},
  });
  reported.forEach(report);
  file.data.waived = waived;
  file.data.inBaseline = inBaseline;
  return { ...checked, acceptable };
}

function chooseLevels(template: Template | undefined, settings: CheckSettings) {
  const tables = [template?.profile.levels ?? {}, settings.levels];
  return { tables, strict: settings.strict, most: settings.limits.findings };
}

/** What was read of a source file; the text is there before its profile is known. */
type Read = Pick<Checked, 'bytes' | 'briefing' | 'template' | 'failure'> & {
  readonly source?: Source;
};

async function readSource(
  host: Host,
  sourceFile: SourceFile,
  load: TemplateLoader,
  settings: CheckSettings,
  report: Report,
  onRead: (briefing: Briefing, template: Template) => Promise<void>,
): Promise<Read> {
  const { limits, style } = settings;
  const { slug } = sourceFile;
  const bytes = await readOrReport(host, sourceFile, report);
  if (!bytes) return { bytes: new Uint8Array() };
  const source = await openSource(bytes, report, limits);
  reportRivals(sourceFile, report);
  if (!source) return { bytes };
  const template = await findTemplate(source.front, settings, load, report);
  if (template instanceof Failure) {
    const isMissing = template.code === 'template-missing';
    return { bytes, source, ...(!isMissing && { failure: template }) };
  }
  const measure = { slug, profile: template.profile, style: style ?? template.profile.style };
  const tell = (read: Briefing) => onRead(read, template);
  const briefing = await judgeSafely(host, bytes, source, measure, report, tell);
  return { bytes, source, template, ...(briefing && { briefing }) };
}

/** Reports that other files would have artifacts of the same name. */
export function reportRivals({ slug, rivals }: SourceFile, report: Report): void {
  if (rivals.length === 0) return;
  report({
    id: 'name-collision',
    level: 'error',
    reason: `Its artifacts would have the same name (${slug}) as those of ${rivals.join(', ')}`,
    hint: 'Rename one of the files.',
  });
}

/** A file that can't be read, or may not, is a finding on it, so that the others are not stopped. */
export async function readOrReport(
  host: Host,
  { path, leadsOutOf }: SourceFile,
  report: Report,
): Promise<Uint8Array | undefined> {
  if (leadsOutOf !== undefined) {
    const reason = `${path} is a link that leads out of ${leadsOutOf}`;
    const hint = 'Put the file itself there, or name the link on the command line.';
    report({ id: 'source-unreadable', level: 'error', reason, hint });
    return undefined;
  }
  try {
    return await host.read(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    report({ id: 'source-unreadable', level: 'error', reason: error.message, hint: error.hint });
    return undefined;
  }
}

/** What the front matter of a briefing or an edition says of its profile. */
type Fields = Pick<Source['front'], 'profile' | 'locate'>;

/** The template for a file; if there is none that can be used, that is a finding on the file. */
export async function findTemplate(
  { profile, locate }: Fields,
  settings: Pick<CheckSettings, 'profile' | 'profileFrom'>,
  load: TemplateLoader,
  report: Report,
): Promise<Template | Failure> {
  try {
    return await load(profile ?? settings.profile);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { message, hint } = error;
    const isMissing = error.code === 'template-missing';
    const place = isMissing && profile !== undefined ? locate(['profile']) : undefined;
    const from = isMissing && profile === undefined ? settings.profileFrom : undefined;
    report({
      id: isMissing ? 'profile-unknown' : 'template-invalid',
      level: 'error',
      reason: from === undefined ? message : `${message} It is named by ${from}.`,
      hint,
      ...(place && { place }),
    });
    return error;
  }
}

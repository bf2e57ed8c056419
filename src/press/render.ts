import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { needsBrowser, type FormatName } from '../formats/index.js';
import { reportDeadLinks } from './dead-links.js';
import { listImages } from './images/index.js';
import { layOut, type Ready, type Renderable } from './lay-out.js';
import { makeArtifactKeys } from './artifact-key.js';
import { makeArtifact, type MadeArtifact } from './make-artifact.js';
import { makePendingStarts } from './pending-starts.js';
import type { Prepared } from './prepared.js';
import type { Press } from './press.js';
import type { Briefing } from '../model/briefing.js';
import { Failure } from '../model/failure.js';
import type { Report } from '../model/finding.js';
import { chooseLabels } from '../model/labels.js';
import { takeTurn } from '../model/take-turn.js';
import { hasErrors } from '../model/message.js';
import { describe } from '../model/metadata.js';
import type { PrintPage } from '../model/print-page.js';
import { toFinding } from '../proof/to-finding.js';
import { listContent } from '../sections/content.js';
import { selectFaces } from '../template/faces.js';

/** What came of rendering a briefing; nothing of it is written yet. */
export interface RenderResult {
  readonly made: readonly MadeArtifact[];
  readonly failures: readonly Failure[];
}

/**
 * Renders a checked briefing in all formats of a press and proves each artifact. A briefing with errors is not
 * rendered, and gives nothing if one is found meanwhile; a format that the world keeps from being made, such as
 * a PDF without a browser, does not keep back the others.
 */
export async function renderBriefing(
  checked: Renderable,
  press: Press,
  onFormat: (name: FormatName) => void,
): Promise<RenderResult> {
  const { file, report, briefing, template, failure } = checked;
  const nothing = { made: [], failures: failure ? [failure] : [] };
  if (!briefing || !template || hasErrors(file)) return nothing;
  const input = await prepare({ ...checked, briefing, template }, press).catch(asFailure);
  if (input instanceof Failure) return { made: [], failures: [input] };
  if (hasErrors(file)) return nothing;
  const made: MadeArtifact[] = [];
  const failures: Failure[] = [];
  const printed = press.formats.find(needsBrowser);
  const keyOf = press.store ? makeArtifactKeys(input, press.tools, printed) : () => '';
  const tryFormat = async (name: FormatName, formatInput: Prepared) => {
    try {
      onFormat(name);
      const artifact = await makeArtifact(name, keyOf(name), formatInput, press, report);
      if (artifact) made.push(artifact);
    } catch (error) {
      const cause = asFailure(error);
      if (cause.code === 'image-broken') reportBroken(cause, input.briefing, report);
      else failures.push(cause);
    } finally {
      if (needsBrowser(name)) {
        input.starts.tell(undefined);
        press.printer.leave();
      }
    }
  };
  await renderInTurn(press, input, tryFormat);
  if (hasErrors(file)) return { made: [], failures };
  const names: readonly string[] = press.formats;
  const rank = ({ artifact }: MadeArtifact) => names.indexOf(artifact.format);
  return { made: made.toSorted((a, b) => rank(a) - rank(b)), failures };
}

/** What the world did wrong; anything else is our own fault and thrown on. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  throw error;
}

/** Starts with what is printed, and does the rest while the browser is at work, if the briefing has no errors. */
async function renderInTurn(
  { formats, verdict }: Press,
  input: Prepared,
  render: (name: FormatName, input: Prepared) => Promise<void>,
): Promise<void> {
  const printed = formats.filter(needsBrowser);
  const others = formats.filter((name) => !needsBrowser(name));
  let handOver: () => void = () => {};
  const handedOver = new Promise<void>((resolve) => {
    handOver = resolve;
  });
  const print = (page: PrintPage) => {
    const pages = input.print(page);
    handOver();
    return pages;
  };
  const printing = Promise.all(printed.map((name) => render(name, { ...input, print })));
  await Promise.race([printing, handedOver]);
  if ((await verdict?.()) === false) return;
  let turn = Promise.resolve();
  const rendering = others.map(async (name) => {
    turn = turn.then(takeTurn);
    await turn;
    await render(name, input);
  });
  await Promise.all([printing, ...rendering]);
}

async function prepare(ready: Ready, press: Press): Promise<Prepared> {
  const { report, briefing, template } = ready;
  const metadata = describe(briefing, template.profile, press.host.epoch, press.url);
  const labels = chooseLabels(template, briefing.lang);
  const { document, difference, images } = await layOut(ready, metadata, labels, press);
  if (difference) report(toFinding('The composed page', difference));
  reportDeadLinks(document, report);
  const words = Object.values(labels).join('');
  const fontHost = { ...press.host, subsetFont: press.work.subsetFont };
  const { faces, missing } = await selectFaces(fontHost, template.profile.fonts, document, words);
  if (missing.length > 0) reportMissingGlyphs(missing, briefing, report);
  const { generator } = press;
  const { styles } = template;
  const print = (page: PrintPage) => press.printer.print(page);
  const formatInput = { briefing, metadata, document, styles, labels, faces, images };
  // How long a briefing may be says nothing of many.
  const maxPages = ready.chapters ? undefined : template.profile.pages?.max;
  const starts = makePendingStarts(press.formats.some(needsBrowser));
  const pageStarts = async () => (await starts.wait()) ?? [];
  const { lendFiles } = press.host;
  const services = { print, lendFiles, pageStarts };
  return { ...formatInput, generator, ...services, missing, maxPages, starts };
}

function reportMissingGlyphs(missing: readonly string[], briefing: Briefing, report: Report): void {
  const [first = ''] = missing;
  const place = findCharacter(first, briefing);
  const code = first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? '';
  const rest = missing.length - 1;
  const others = rest > 0 ? ` and ${String(rest)} other${rest > 1 ? 's' : ''}` : '';
  report({
    id: 'glyph-missing',
    level: 'warning',
    reason: `No font of the template has the character "${first}" (U+${code})${others}; on paper there will be a box`,
    hint: 'Write it otherwise, or add a font that has it to the profile.',
    ...(place && { place }),
  });
}

/** An image that only a browser can tell to be damaged; it is known by its words. */
function reportBroken({ message, hint }: Failure, briefing: Briefing, report: Report): void {
  const place = listImages(briefing).find(({ alt }) => alt && message.includes(alt));
  report({ id: 'image-unusable', level: 'error', reason: message, hint, ...(place && { place }) });
}

function findCharacter(character: string, briefing: Briefing): Nodes | undefined {
  let found: Nodes | undefined;
  for (const node of listContent(briefing)) {
    visit(node, (child) => {
      if ('value' in child && child.value.includes(character)) found ??= child;
    });
  }
  return found;
}

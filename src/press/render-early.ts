import { VFile } from 'vfile';
import type { Checked, OnUnjudged } from '../check-source.js';
import type { FormatName } from '../formats/index.js';
import type { Finding } from '../model/finding.js';
import { hasErrors, reportOn } from '../model/message.js';
import type { PrintPage } from '../model/print-page.js';
import type { Press } from './press.js';
import { renderBriefing, type RenderResult } from './render.js';

/** A briefing that is rendered while it is judged. */
export interface EarlyRender {
  /** Starts to render; resolves when no more can be done without the verdict than what the browser does. */
  readonly start: OnUnjudged;
  /**
   * Gives what was rendered once the briefing is judged; what rendering found is reported on it then. Undefined if
   * nothing was started, or if the briefing has errors: what was begun is given up.
   */
  readonly settle: (checked: Checked) => Promise<RenderResult | undefined>;
}

/** Makes what renders one briefing before its verdict is known. `opened` is kept when the printer can print. */
export function makeEarlyRender(
  press: Press,
  opened: Promise<void>,
  onFormat: (name: FormatName) => void,
): EarlyRender {
  const findings: Finding[] = [];
  let rendering: Promise<RenderResult> | undefined;
  let tell: (isGood: boolean) => void = () => {};
  const told = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  let ask: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const verdict = () => {
    ask();
    return told;
  };
  let shown: Promise<void> | undefined;
  const print = (page: PrintPage) => {
    shown = opened;
    return press.printer.print(page);
  };
  const own = { ...press, printer: { ...press.printer, print }, verdict };
  return {
    async start({ path, levels, briefing, template }) {
      const file = new VFile({ path });
      const note = reportOn(file, levels);
      const report = (finding: Finding) => {
        note(finding);
        findings.push(finding);
      };
      const unjudged = { file, report, briefing, template };
      rendering = renderBriefing(unjudged, own, onFormat);
      await Promise.race([asked, rendering.catch(() => {})]);
      await shown;
    },
    async settle({ file, report }) {
      tell(!hasErrors(file));
      if (!rendering || hasErrors(file)) return undefined;
      const result = await rendering;
      findings.forEach(report);
      return result;
    },
  };
}

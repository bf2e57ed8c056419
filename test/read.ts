import { VFile } from 'vfile';
import type { Briefing } from '../src/model/briefing.js';
import { reportOn } from '../src/model/message.js';
import type { Profile } from '../src/model/profile.js';
import { createNodeHost } from '../src/host/node-host.js';
import { openSource, readBriefing } from '../src/parse/index.js';
import { sectionKindNames } from '../src/sections/index.js';
import { loadTemplate } from '../src/template/load.js';

const { profile } = await loadTemplate(createNodeHost(), ['templates'], 'news', sectionKindNames);

/** The profile `news`. */
export const news: Profile = profile;

/** A briefing read from a text or bytes with the profile `news`, and the findings as `line:column id`. */
export async function read(text: string | Uint8Array): Promise<{
  readonly briefing: Briefing | undefined;
  readonly file: VFile;
  readonly findings: readonly string[];
}> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const file = new VFile({ path: 'brief.txt', value: bytes });
  const report = reportOn(file, { strict: false });
  const source = await openSource(bytes, report);
  const briefing = source && readBriefing(source, 'brief', profile, report);
  const findings = file.messages.map(
    ({ line = 1, column = 1, ruleId }) => `${String(line)}:${String(column)} ${ruleId ?? ''}`,
  );
  return { briefing, file, findings };
}

/** A value without the positions in it. */
export function withoutPositions(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === 'position' ? undefined : part)),
  );
}

import type { Report } from '../model/finding.js';
import type { Profile } from '../model/profile.js';
import type { Line } from './lines.js';
import { findNearName, normaliseName } from './names.js';

const MAX_LENGTH = 60;
const MAX_WORDS = 8;

/** Warns of a line of pasted text that looks like a heading but is none: it stays text. */
export function warnOfNearMiss(line: Line, hasMore: boolean, profile: Profile, report: Report) {
  if (line.text.length > MAX_LENGTH) return;
  const name = normaliseName(line.text);
  const nearest = findNearName(profile, line.text);
  if (nearest !== undefined && name.length > 4) {
    const exact = name === normaliseName(nearest);
    report({
      id: 'section-near-miss',
      level: 'warning',
      reason: exact
        ? `"${line.text}" is the name of a section, but no text follows it; it stays text`
        : `"${line.text}" is almost the name of a section; it stays text`,
      hint: exact
        ? 'Write the text of the section below it, or delete the line.'
        : `Write "${nearest}" on a line of its own to make it a heading.`,
      place: line.position,
    });
  } else if (hasMore && looksLikeHeading(line.text)) {
    report({
      id: 'heading-unmarked',
      level: 'warning',
      reason: `"${line.text}" looks like a heading, but the profile "${profile.name}" has no section of that name; it stays text`,
      hint: 'Use a name that the profile knows, or write the briefing as Markdown with "## " before each heading.',
      place: line.position,
    });
  }
}

function looksLikeHeading(text: string): boolean {
  return /^\p{Lu}/u.test(text) && !/[.!,;…"”]$/.test(text) && text.split(' ').length <= MAX_WORDS;
}

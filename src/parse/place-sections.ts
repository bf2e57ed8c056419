import GithubSlugger, { slug } from 'github-slugger';
import type { List } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Briefing, Section } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { findNearest } from '../model/nearest.js';
import type { Profile } from '../model/profile.js';
import { readSection } from '../sections/index.js';
import { findNamed, listNames, normaliseName } from './names.js';
import type { Outline, OutlineSection } from './outline.js';

type Placed = Pick<Briefing, 'lead' | 'sections'>;

/** Finds out which section of the profile each heading names, and reads the sections as their kinds. */
export function placeSections(
  outline: Outline,
  sources: List | undefined,
  profile: Profile,
  report: Report,
): Placed {
  const slugger = new GithubSlugger();
  const [first, ...others] = outline.sections;
  const isLead = first && outline.lead.length === 0 && findName(profile, first) === 'lead';
  const lead = isLead ? first : { blocks: outline.lead };
  const rest = isLead ? others : outline.sections;
  const sections = rest.map((section) => placeSection(section, profile, slugger, report));
  const listed = sources && placeSources(sources, profile, slugger);
  return { lead, sections: listed ? insertSection(sections, listed, profile) : sections };
}

/** Puts a section before the first one that the profile has after it. */
function insertSection(
  sections: readonly Section[],
  added: Section,
  profile: Profile,
): readonly Section[] {
  const rank = ({ key }: Section) => profile.sections.findIndex((spec) => spec.key === key);
  const later = rank(added) < 0 ? -1 : sections.findIndex((section) => rank(section) > rank(added));
  return later < 0 ? [...sections, added] : sections.toSpliced(later, 0, added);
}

function findName(profile: Profile, { heading }: OutlineSection) {
  return findNamed(profile, toString(heading));
}

function placeSection(
  section: OutlineSection,
  profile: Profile,
  slugger: GithubSlugger,
  report: Report,
) {
  const { heading, blocks } = section;
  const name = findName(profile, section);
  const spec = typeof name === 'object' ? name : undefined;
  if (!spec) reportUnknown(section, name === 'lead', profile, report);
  const key = spec?.key ?? `section-${slug(toString(heading)) || 'untitled'}`;
  return readSection(spec?.kind ?? 'prose', { key, id: slugger.slug(key), heading }, blocks);
}

function reportUnknown(
  { heading }: OutlineSection,
  isLead: boolean,
  profile: Profile,
  report: Report,
): void {
  const name = toString(heading);
  const names = listNames(profile);
  const nearest = findNearest(normaliseName(name), names.map(normaliseName), 2);
  const canonical = names.find((known) => normaliseName(known) === nearest);
  const near = canonical !== undefined && !isLead;
  report({
    id: near ? 'section-near-miss' : isLead ? 'section-order' : 'section-unknown',
    level: 'warning',
    reason: isLead
      ? `"${name}" names the lead, but it does not open the briefing; it is kept as prose`
      : `The profile "${profile.name}" has no section "${name}"; it is kept as prose`,
    hint: near
      ? `Is it "${canonical}"?`
      : isLead
        ? 'Move it right under the title, or give it another name.'
        : `Known are ${profile.sections.map((spec) => spec.name).join(', ')}.`,
    place: heading,
  });
}

function placeSources(list: List, profile: Profile, slugger: GithubSlugger) {
  const spec = profile.sections.find(({ kind }) => kind === 'sources');
  const key = spec?.key ?? 'sources';
  const name = spec?.name ?? 'Sources';
  const heading = { type: 'heading', depth: 2, children: [{ type: 'text', value: name }] } as const;
  return readSection(
    'sources',
    { key, id: slugger.slug(key), heading: { ...heading, children: [...heading.children] } },
    [list],
  );
}

import GithubSlugger, { slug } from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import type { Briefing } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import type { Profile } from '../model/profile.js';
import { readSection } from '../sections/index.js';
import type { FactLists } from './fact-lists.js';
import { findNamed, findNearName } from './names.js';
import type { Outline, OutlineSection } from './outline.js';
import { placeLists, type Setting } from './place-lists.js';

type Placed = Pick<Briefing, 'lead' | 'sections'>;

/**
 * Finds out which section of the profile each heading names, and reads the sections as their kinds.
 * Lists of the front matter become sections in the places where the profile expects such.
 */
export function placeSections(
  outline: Outline,
  lists: FactLists,
  setting: Setting,
  report: Report,
): Placed {
  const { profile } = setting;
  const slugger = new GithubSlugger();
  const [first, ...others] = outline.sections;
  const isLead = first && outline.lead.length === 0 && findName(profile, first) === 'lead';
  const lead = isLead ? first : { blocks: outline.lead };
  const rest = isLead ? others : outline.sections;
  const sections = rest.map((section) => placeSection(section, profile, slugger, report));
  return { lead, sections: placeLists(sections, lists, setting, slugger) };
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
  const nearest = findNearName(profile, name);
  const near = nearest !== undefined && !isLead;
  report({
    id: near ? 'section-near-miss' : isLead ? 'section-order' : 'section-unknown',
    level: 'warning',
    reason: isLead
      ? `"${name}" names the lead, but it does not open the briefing; it is kept as prose`
      : `The profile "${profile.name}" has no section "${name}"; it is kept as prose`,
    hint: near
      ? `Is it "${nearest}"?`
      : isLead
        ? 'Move it right under the title, or give it another name.'
        : `Known are ${profile.sections.map((spec) => spec.name).join(', ')}.`,
    place: heading,
  });
}

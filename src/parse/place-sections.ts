import GithubSlugger, { slug } from 'github-slugger';
import type { Heading, List } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Briefing, Section } from '../model/briefing.js';
import type { Report } from '../model/finding.js';
import { primarySubtag } from '../model/metadata.js';
import type { Profile } from '../model/profile.js';
import { readSection } from '../sections/index.js';
import type { FactLists } from './fact-lists.js';
import { findNamed, findNearName } from './names.js';
import type { Outline, OutlineSection } from './outline.js';

type Placed = Pick<Briefing, 'lead' | 'sections'>;

/** What a briefing follows: the sections of a profile, and a language for the names of those that the tool adds. */
export interface Setting {
  readonly profile: Profile;
  readonly lang: string;
}

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
  let sections = rest.map((section) => placeSection(section, profile, slugger, report));
  for (const name of ['sources', 'corrections'] as const) {
    const list = lists[name];
    if (!list) continue;
    sections = insertSection(sections, placeList(list, name, setting, slugger), profile);
  }
  return { lead, sections };
}

/** Puts a section before the first one that the profile has after it. */
function insertSection(sections: readonly Section[], added: Section, profile: Profile): Section[] {
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

/** The list of sources is a section of the kind `sources`, that of corrections one of the role `doc-errata`. */
function placeList(
  list: List,
  name: keyof FactLists,
  { profile, lang }: Setting,
  slugger: GithubSlugger,
): Section {
  const isSources = name === 'sources';
  const spec = profile.sections.find(({ kind, role }) =>
    isSources ? kind === 'sources' : role === 'doc-errata',
  );
  const own = profile.labels[primarySubtag(lang)]?.[name];
  const title = (primarySubtag(lang) === 'en' ? spec?.name : own) ?? own ?? spec?.name ?? name;
  const position = list.children[0]?.position;
  const place = position && { position };
  const heading: Heading = {
    type: 'heading',
    depth: 2,
    children: [{ type: 'text', value: title, ...place }],
    ...place,
  };
  const key = spec?.key ?? name;
  return readSection(
    spec?.kind ?? (isSources ? 'sources' : 'list'),
    { key, id: slugger.slug(key), heading },
    [list],
  );
}

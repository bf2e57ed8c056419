import type GithubSlugger from 'github-slugger';
import type { Heading, Link, List, ListItem } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Section } from '../model/briefing.js';
import { primarySubtag } from '../model/metadata.js';
import type { Profile } from '../model/profile.js';
import type { GlossarySection } from '../sections/glossary.js';
import { readSection } from '../sections/index.js';
import type { FactLists } from './fact-lists.js';

/** What a briefing follows: the sections of a profile, and a language for the names of those that the tool adds. */
export interface Setting {
  readonly profile: Profile;
  readonly lang: string;
}

/** Puts the lists of the front matter into the sections of their names, or into new ones where the profile expects such. */
export function placeLists(
  sections: readonly Section[],
  lists: FactLists,
  setting: Setting,
  slugger: GithubSlugger,
): readonly Section[] {
  let placed = sections;
  for (const name of ['sources', 'corrections'] as const) {
    const list = lists[name];
    if (!list) continue;
    const key = findSpec(name, setting.profile)?.key ?? name;
    const own = placed.filter((it) => it.kind !== 'glossary').find((it) => it.key === key);
    placed = own
      ? placed.map((section) => (section === own ? extend(own, list) : section))
      : insertSection(placed, makeSection(list, name, setting, slugger), setting.profile);
  }
  return placed;
}

/** Adds the items of a list to a section, but for those that stand in it. */
function extend(section: Exclude<Section, GlossarySection>, list: List): Section {
  if (section.kind === 'prose') return { ...section, blocks: [...section.blocks, list] };
  const own = section.list?.children ?? [];
  const written = new Set(own.flatMap(listMarks));
  const added = list.children.filter((item) => !listMarks(item).some((mark) => written.has(mark)));
  return { ...section, list: { ...(section.list ?? list), children: [...own, ...added] } };
}

/** What tells an item of a list of sources or corrections from the others: its words, and where its links go. */
function listMarks(item: ListItem): readonly string[] {
  const marks = [toString(item)];
  visit(item, 'link', ({ url }: Link) => void marks.push(url));
  return marks;
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

/** The section for sources is the one of the kind `sources`, that for corrections the one of the role `doc-errata`. */
function findSpec(
  name: keyof FactLists,
  { sections }: Profile,
): Profile['sections'][number] | undefined {
  return sections.find(({ kind, role }) =>
    name === 'sources' ? kind === 'sources' : role === 'doc-errata',
  );
}

function makeSection(
  list: List,
  name: keyof FactLists,
  { profile, lang }: Setting,
  slugger: GithubSlugger,
): Section {
  const spec = findSpec(name, profile);
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
  const kind = spec?.kind ?? (name === 'sources' ? 'sources' : 'list');
  return readSection(kind, { key, id: slugger.slug(key), heading }, [list]);
}

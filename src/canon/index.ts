import type { Root } from 'mdast';
import type { Place } from '../model/finding.js';
import type { Profile } from '../model/profile.js';
import { openSource, readWholeTree, type Source } from '../parse/index.js';
import { findChange, toCanonical } from './canonical-tree.js';
import { restoreWaivers } from './restore-waivers.js';
import { writeMarkdown } from './write-markdown.js';

/** A source in canonical Markdown; or, if that would say something else, where. */
export type Canon =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly place: Place | undefined };

/**
 * Writes a source as canonical Markdown, its front matter and waivers as they stand. What was written is read again, and must
 * give the tree that the source gives: so no word is lost, and a second time changes nothing.
 */
export async function canonise(source: Source, tree: Root, profile: Profile): Promise<Canon> {
  const front = readFrontMatter(source);
  const canonical = toCanonical(withTitle(tree, source));
  let place: Place | undefined;
  for (const body of writeMarkdown(canonical)) {
    const bare = [front, body].filter((part) => part !== '').join('\n');
    const written = await readAgain(bare, source, profile);
    const change = findChange(canonical, written);
    place = change?.position;
    if (change || !written) continue;
    const text = restoreWaivers(bare, source, canonical, written, front.split('\n').length - 1);
    if (text === bare) return { ok: true, text };
    if (!findChange(canonical, await readAgain(text, source, profile))) return { ok: true, text };
  }
  return { ok: false, place };
}

/** The front matter as written, with a line end; nothing if there is none. */
function readFrontMatter({ text, body }: Source): string {
  let end = body.length;
  while (end > 0 && text.text[end - 1] === body[end - 1]) end -= 1;
  return end === 0 ? '' : `${text.text.slice(0, end)}\n`;
}

/** Pasted text may have its title in the front matter only; without a heading it would be read as pasted again. */
function withTitle(tree: Root, { front: { title } }: Source): Root {
  if (title === undefined || tree.children.some(({ type }) => type === 'heading')) return tree;
  const heading = {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: title }],
  } as const;
  return { ...tree, children: [{ ...heading, children: [...heading.children] }, ...tree.children] };
}

async function readAgain(
  text: string,
  { limits, formulae }: Source,
  profile: Profile,
): Promise<Root | undefined> {
  let isRefused = false;
  const refuse = () => {
    isRefused = true;
  };
  const opened = await openSource(new TextEncoder().encode(text), refuse, limits);
  const source = opened && { ...opened, ...(formulae && { formulae }) };
  const tree = source && readWholeTree(source, profile, refuse);
  return tree && !isRefused ? toCanonical(tree) : undefined;
}

import type { Root } from 'hast';
import type { Briefing } from '../model/briefing.js';
import type { Meta } from '../model/meta.js';
import { rememberFor } from '../model/remember.js';
import { contentSlots, type ContentSlot } from '../model/slots.js';
import { findElement } from '../model/tree.js';
import { readText } from '../model/words.js';
import { listSlotContent } from '../sections/content.js';
import { compareWords, type Difference } from './compare.js';
import { readSlotTexts, readTreeText } from './document-text.js';

/**
 * Holds the composed document against the model, slot by slot: every word of the writer, in order, and no other.
 * Templates may put the slots in any order.
 */
export function proveDocument(briefing: Briefing, document: Root): Difference | undefined {
  const texts = readSlotTexts(document);
  for (const slot of contentSlots) {
    const difference = compareWords(readModelText(briefing, slot), texts.get(slot) ?? '');
    if (difference) return difference;
  }
  return undefined;
}

/**
 * Holds the text read back from an artifact against the composed document.
 * @param without characters to leave out, since no font of the artifact has them
 */
export function proveArtifact(
  document: Root,
  text: string,
  without: readonly string[],
): Difference | undefined {
  const strip = (it: string) => without.reduce((rest, part) => rest.replaceAll(part, ''), it);
  return compareWords(strip(readMain(document)), strip(text));
}

/** The text of a document, which all its artifacts are held against. */
const readMain = rememberFor((document: Root) => readTreeText(findElement(document, 'main')));

/** The writer's words in a slot, in the order of print. */
function readModelText(briefing: Briefing, slot: ContentSlot): string {
  const { meta } = briefing;
  switch (slot) {
    case 'marking':
    case 'marking-end':
      return join([meta.tlp, meta.handling]);
    case 'publisher':
      return join([meta.publisher?.name]);
    case 'byline':
      if (briefing.byline) return listSlotContent(briefing, slot).map(readText).join('\n');
      return join(meta.authors.flatMap(({ name, role, org }) => [name, role, org]));
    case 'status':
      return join([meta.version]);
    case 'dateline':
      return join([meta.dateline]);
    case 'provenance':
      return join(listSmallPrint(meta));
    case 'title':
    case 'deck':
    case 'date':
    case 'lead':
    case 'sections':
    case 'notes':
      return listSlotContent(briefing, slot).map(readText).join('\n');
  }
}

function listSmallPrint(meta: Meta): readonly (string | undefined)[] {
  const { subjects, rights, license, authors, aiAssisted, id } = meta;
  const contacts = [...authors.map(({ email }) => email), ...authors.map(({ orcid }) => orcid)];
  return [...subjects, rights, license, ...contacts, aiAssisted?.tool, aiAssisted?.reviewedBy, id];
}

function join(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(' ');
}

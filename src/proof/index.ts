import type { Element, Root } from 'hast';
import { visit, EXIT } from 'unist-util-visit';
import type { Briefing } from '../model/briefing.js';
import { readText } from '../model/words.js';
import { listContent } from '../sections/content.js';
import { compareWords, type Difference } from './compare.js';
import { readTreeText } from './document-text.js';

/** Holds the composed document against the model: every word of the writer, in order, and no other. */
export function proveDocument(briefing: Briefing, document: Root): Difference | undefined {
  return compareWords(readBriefingText(briefing), readTreeText(findMain(document), true));
}

/** Holds the text read back from an artifact against the composed document. */
export function proveArtifact(document: Root, text: string): Difference | undefined {
  return compareWords(readTreeText(findMain(document)), text);
}

function findMain(document: Root): Element {
  let main: Element | undefined;
  visit(document, 'element', (node) => {
    if (node.tagName !== 'main') return;
    main = node;
    return EXIT;
  });
  if (!main) throw new Error('The document has no <main>');
  return main;
}

function readBriefingText(briefing: Briefing): string {
  return listContent(briefing).map(readText).join('\n');
}

export type { Difference };

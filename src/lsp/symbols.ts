import { toString } from 'mdast-util-to-string';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'unist';
import type { Briefing } from '../model/briefing.js';
import { toRange } from './places.js';

/** Title and sections of a briefing, as an outline. What comes from the front matter has no place in the text. */
export function listSymbols(briefing: Briefing, document: TextDocument): DocumentSymbol[] {
  const { title, lead, sections } = briefing;
  const headings = [
    { name: toString(title), place: title[0]?.position, kind: SymbolKind.File },
    ...[lead, ...sections].map(({ heading }) => ({
      name: heading ? toString(heading) : '',
      place: heading?.position,
      kind: SymbolKind.Module,
    })),
  ].flatMap(({ name, place, kind }) => (place && name !== '' ? [{ name, place, kind }] : []));
  return headings.map(({ name, place, kind }, index) => {
    const next = headings[index + 1]?.place.start;
    const end = next ?? toEnd(document, place);
    return {
      name,
      kind,
      range: toRange({ start: place.start, end }, document),
      selectionRange: toRange(place, document),
    };
  });
}

function toEnd(document: TextDocument, place: Position): Position['end'] {
  return { ...place.end, offset: document.getText().length };
}

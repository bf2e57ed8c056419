import type { PhrasingContent } from 'mdast';
import { findAll } from '../model/find-all.js';
import type { Line } from './lines.js';

/** An http(s) address in running text; punctuation that closes a sentence is not part of it, a pair of brackets is. */
const ADDRESS =
  /https?:\/\/(?:\([^\s<>"“”()]*\)|[^\s<>"“”()])*(?:\([^\s<>"“”()]*\)|[^\s<>"“”().,;:!?'’\]])/g;

/** The text of a line, with bare addresses made links as GFM does. */
export function readLinks(line: Line): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let done = 0;
  for (const match of findAll(line.text, ADDRESS)) {
    if (match.index > done) nodes.push(toText(line.slice(done, match.index)));
    done = match.index + match[0].length;
    const part = line.slice(match.index, done);
    const link = { type: 'link', title: null, url: part.text, position: part.position } as const;
    nodes.push({ ...link, children: [toText(part)] });
  }
  if (done < line.text.length) nodes.push(toText(line.slice(done, line.text.length)));
  return nodes;
}

function toText(line: Line): PhrasingContent & { type: 'text' } {
  return { type: 'text', value: line.text, position: line.position };
}

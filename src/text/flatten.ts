import type { Nodes } from 'mdast';
import type { Place } from '../model/finding.js';
import { walk, SKIP } from '../model/walk.js';
import type { Locate } from './locate.js';

/** A stretch of running text and the way from its characters to the writer's file. */
export interface FlatText {
  readonly text: string;
  /** Whether a link or a reference to a note is among the nodes. */
  readonly hasSource: boolean;
  /** Where characters `start` to `end` of the text stand in the file; undefined if they come from the front matter. */
  readonly place: (start: number, end: number) => Place | undefined;
}

interface Leaf {
  /** Offset of the first character in the flat text. */
  readonly at: number;
  readonly value: string;
  readonly place: Place | undefined;
}

/** Stands for characters that are no prose: code, formulae, images. */
const OBJECT = '\uFFFC';

/**
 * Joins the texts of phrasing nodes. Code and formulae become object replacement characters, one for each of their own,
 * so that nothing is read into them; a break is a space, a reference to a note is nothing.
 */
export function flatten(nodes: readonly Nodes[], locate: Locate): FlatText {
  const leaves: Leaf[] = [];
  let text = '';
  let hasSource = false;
  const add = (value: string, place: Place | undefined) => {
    leaves.push({ at: text.length, value, place });
    text += value;
  };
  for (const node of nodes) {
    walk(node, (child) => {
      if (child.type === 'text') add(child.value, child.position);
      else if (child.type === 'break') add(' ', child.position);
      else if (child.type === 'inlineCode' || child.type === 'inlineMath') {
        add(OBJECT.repeat(child.value.length), child.position);
      } else if (child.type === 'image') add(OBJECT, child.position);
      else if (child.type === 'code') return SKIP;
      else if (child.type === 'link' || child.type === 'footnoteReference') hasSource = true;
      return undefined;
    });
  }
  return { text, hasSource, place: (start, end) => findPlace(leaves, locate, start, end) };
}

function findPlace(
  leaves: readonly Leaf[],
  locate: Locate,
  start: number,
  end: number,
): Place | undefined {
  const from = findPoint(leaves, locate, start);
  const to = findPoint(leaves, locate, Math.max(start, end - 1));
  return from && to && { start: from.start, end: end > start ? to.end : from.start };
}

/** The place of one character. */
function findPoint(leaves: readonly Leaf[], locate: Locate, offset: number): Place | undefined {
  const leaf = leaves.findLast(({ at }) => at <= offset);
  if (!leaf?.place) return undefined;
  return locate(leaf.value, leaf.place, offset - leaf.at);
}

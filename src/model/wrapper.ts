import type { Properties } from 'hast';
import type { Nodes, Parent } from 'mdast';

/** An mdast node that only says which HTML element it becomes; `remark-rehype` reads its `data`. */
export interface Wrapper extends Parent {
  type: 'wrapper';
  children: Parent['children'];
  data: { hName: string; hProperties: Properties };
}

declare module 'mdast' {
  interface RootContentMap {
    wrapper: Wrapper;
  }
  interface PhrasingContentMap {
    wrapper: Wrapper;
  }
}

/** Wraps nodes in an element of HTML. Content models are the caller's to keep. */
export function wrap(hName: string, hProperties: Properties, children: readonly Nodes[]): Wrapper {
  return {
    type: 'wrapper',
    data: { hName, hProperties },
    children: children as Parent['children'],
  };
}

import { findAll } from '../model/find-all.js';
import type { Rule } from './rule.js';

/** White space at the end of a line; a run of it is looked at once, from its start. */
const TRAILING = /(?<![ \t\u00A0])[ \t\u00A0]{1,200}(?=\r?\n|\r|$)/g;

/** The rule `trailing-space`. */
export const trailingSpace: Rule = {
  id: 'trailing-space',
  level: 'info',
  summary: 'White space at the end of a line',
  why: 'It cannot be seen, and it makes noise in every comparison of versions. In code, in front matter, and where two spaces break a line it is content and stays. (In the examples a dot stands for a space at the end of a line.)',
  english: false,
  examples: [
    { text: 'Talks in Lima \nMinisters met.', finds: ['1:14 A space at the end of the line'] },
    {
      text: '# Talks in Lima\n\nMinisters met.\t \n',
      finds: ['3:15 2 spaces at the end of the line'],
    },
    {
      text: '---\nauthor: Ana \n---\n# Talks in Lima\n\nMinisters met.  \nThey ate.\n\n~~~\nlet a; \n~~~\n',
      finds: [],
    },
  ],
  check({ original }, flag) {
    const { text, start: head } = original;
    const found = findAll(text, TRAILING);
    if (found.length === 0) return;
    const verbatim = original.verbatim();
    let next = 0;
    for (const match of found) {
      const start = match.index;
      const end = start + match[0].length;
      while ((verbatim[next]?.end ?? Infinity) <= start) next += 1;
      if (start < head || text[start - 1] === '\\' || start >= (verbatim[next]?.start ?? Infinity))
        continue;
      flag({
        reason: `${end - start === 1 ? 'A space' : `${String(end - start)} spaces`} at the end of the line`,
        hint: 'Delete it.',
        place: original.place({ start, end }),
        fix: '',
      });
    }
  },
};

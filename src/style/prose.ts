import type { Root } from 'nlcst';
import retextEnglish from 'retext-english';
import { unified, type Plugin } from 'unified';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { StyleName } from '../model/style.js';
import type { Finding } from '../model/finding.js';
import type { Passage } from '../text/passage.js';
import type { StyleCheck } from './check.js';

/** What a message of a package says, in the words of a desk. */
type Describe = (message: VFileMessage) => Pick<Finding, 'level' | 'reason' | 'hint'>;

const parser = unified().use(retextEnglish).freeze();

/**
 * Makes a check of English prose of a package of retext. Each passage is read on its own, so that places stay
 * exact; sources, notes and the like are no prose of the writer's.
 */
export function makeProseCheck(
  name: StyleName,
  plugin: Plugin<[], Root>,
  describe: Describe,
): StyleCheck {
  const processor = unified().use(plugin).freeze();
  return ({ passages, isEnglish }, report) => {
    if (!isEnglish) return;
    for (const passage of passages) {
      if (passage.role === 'other') continue;
      const file = new VFile(passage.text);
      processor.runSync(parser.parse(file), file);
      for (const message of file.messages) {
        report({
          id: `style-${name}`,
          editorial: true,
          ...describe(message),
          ...findPlace(message, passage),
        });
      }
    }
  };
}

/** Words in a row, for a hint: `"a", "b" or "c"`. */
export function listWords(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' or ');
}

function findPlace({ place }: VFileMessage, passage: Passage): Pick<Finding, 'place'> {
  if (!place || !('start' in place)) return {};
  const { start, end } = place;
  const found = passage.place({ start: start.offset ?? 0, end: end.offset ?? 0 });
  return found ? { place: found } : {};
}

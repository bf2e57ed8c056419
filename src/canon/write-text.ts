import { defaultHandlers, type Handle, type Unsafe } from 'mdast-util-to-markdown';

/** An ampersand that begins a character reference, such as `&copy;`. */
const reference: Unsafe = {
  character: '&',
  after: '#?[0-9A-Za-z]{1,31};',
  inConstruct: 'phrasing',
};

/**
 * Writes a text with fewer backslashes than the careful way has: none before brackets, tildes and ampersands that
 * mostly mean themselves (`[sic]`, `~40`, `R&D`). Whoever calls it must read the result again and compare.
 */
export const writeText: Handle = (node, parent, state, info) => {
  const needed = state.unsafe.filter((pattern) => !isMostlyHarmless(pattern));
  const plain = { ...state, unsafe: [...needed, reference] };
  return defaultHandlers.text(node, parent, plain, info);
};

function isMostlyHarmless({ character, atBreak = false, inConstruct = [] }: Unsafe): boolean {
  const isPhrasing = [inConstruct].flat().includes('phrasing');
  return isPhrasing && !atBreak && '[~&'.includes(character);
}

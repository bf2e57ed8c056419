/** A declaration whose value uses a custom property, up to its end. */
const USE = /(?<=[{;]\s*)(?<name>[a-z-]+)\s*:\s*(?<value>[^;{}]*\bvar\([^;{}]*)(?=[;}])/g;
const DEFINITION = /(?<=[{;]\s*)(?<name>--[\w-]+)\s*:\s*(?<value>[^;{}]*)(?=[;}])/g;
const COMMENT = /\/\*[\s\S]*?\*\//g;
/** A use without another one inside it: `var(--ink)` or `var(--ink, black)`. */
const REFERENCE = /\bvar\(\s*(?<name>--[\w-]+)\s*(?:,(?<fallback>[^()]*))?\)/g;
/** Properties may be made of others, a few levels deep; a circle never ends. */
const DEPTH = 8;

/**
 * Puts a plain declaration before each one that uses custom properties, for e-readers that know none
 * (Kindle, Adobe's engine) and skip what they don't know. The first definition of a property counts,
 * which is that of the light theme. Comments are left out.
 */
export function addFallbacks(css: string): string {
  const plain = css.replace(COMMENT, '');
  const definitions = new Map<string, string>();
  for (const { groups } of plain.matchAll(DEFINITION)) {
    const { name = '', value = '' } = groups ?? {};
    if (!definitions.has(name)) definitions.set(name, value.trim());
  }
  return plain.replace(USE, (declaration: string, name: string, value: string) => {
    const resolved = name.startsWith('--') ? undefined : resolve(value, definitions);
    return resolved === undefined ? declaration : `${name}: ${resolved}; ${declaration}`;
  });
}

/** The value with plain words for its custom properties; undefined if one has no value. */
function resolve(value: string, definitions: ReadonlyMap<string, string>): string | undefined {
  let resolved = value.trim();
  for (let level = 0; level < DEPTH && resolved.includes('var('); level += 1) {
    resolved = resolved.replace(
      REFERENCE,
      (use: string, name: string, fallback: string | undefined) =>
        definitions.get(name) ?? fallback?.trim() ?? use,
    );
  }
  return resolved.includes('var(') ? undefined : resolved;
}

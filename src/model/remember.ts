/**
 * A function that works its result out once for each object, and remembers it as long as the object lives.
 * The object must not change.
 */
export function rememberFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key);
    if (known) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

/**
 * A function that works its result out anew only if the values that it depends on are not what they were the last time.
 * What comes of it must not change.
 * @param list gives these values
 */
export function rememberBy<Args extends readonly unknown[], V>(
  list: (...args: Args) => readonly unknown[],
  make: (...args: Args) => V,
): (...args: Args) => V {
  let last: { readonly key: readonly unknown[]; readonly value: V } | undefined;
  return (...args) => {
    const key = list(...args);
    const isSame = last?.key.length === key.length && last.key.every((it, at) => it === key[at]);
    if (!isSame || !last) last = { key, value: make(...args) };
    return last.value;
  };
}

/**
 * A function that reads the text of a file anew only if it is not what it was the last time. What comes of it must not
 * change. Failures are not remembered.
 */
export function rememberLast<V>(
  read: (text: string, path: string) => V,
): (text: string, path: string) => V {
  const last = new Map<string, { readonly text: string; readonly value: V }>();
  return (text, path) => {
    const known = last.get(path);
    if (known?.text === text) return known.value;
    const value = read(text, path);
    last.set(path, { text, value });
    return value;
  };
}

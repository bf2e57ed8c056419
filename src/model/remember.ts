/**
 * A function that works its result out once for each object, and remembers it as long as the object lives.
 * The object must not change.
 */
export function rememberFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

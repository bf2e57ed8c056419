declare module 'commonmark-spec' {
  /** The specification of CommonMark; tabs of its examples are arrows. */
  const specification: { readonly tests: readonly { readonly markdown: string }[] };
  export default specification;
}

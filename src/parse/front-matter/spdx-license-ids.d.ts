declare module 'spdx-license-ids/index.json' {
  /** All identifiers of the SPDX licence list that are not deprecated. */
  const ids: readonly string[];
  export default ids;
}

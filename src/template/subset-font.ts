/** Cuts a whole font down to the characters of a text, as TrueType. */
export type SubsetFont = (whole: Uint8Array, text: string) => Promise<Uint8Array>;

export const subsetFont: SubsetFont = async (whole, text) => {
  const { default: subset } = await import('subset-font');
  return subset(Buffer.from(whole), text, { targetFormat: 'truetype' });
};

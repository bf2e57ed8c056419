/** Slots that hold what the writer wrote. Every template has each of them once. */
export const contentSlots = [
  'publisher',
  'title',
  'deck',
  'byline',
  'date',
  'lead',
  'sections',
  'notes',
  'provenance',
] as const;

/** Name of a slot that holds what the writer wrote. */
export type ContentSlot = (typeof contentSlots)[number];

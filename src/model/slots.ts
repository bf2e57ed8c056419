/** Slots that hold what the writer wrote. Every template has each of them once. */
export const contentSlots = [
  'marking',
  'publisher',
  'title',
  'deck',
  'byline',
  'date',
  'status',
  'dateline',
  'lead',
  'sections',
  'notes',
  'provenance',
  'marking-end',
] as const;

/** Name of a slot that holds what the writer wrote. */
export type ContentSlot = (typeof contentSlots)[number];

import type { Finding, Place } from '../model/finding.js';

/** A finding whose place is in the writer's file, whatever becomes of the tree. */
export interface PlacedFinding extends Finding {
  readonly place?: Place;
}

/** Takes the place of a finding out of the tree. */
export function placeFinding({ place, ...finding }: Finding): PlacedFinding {
  const position = place && ('type' in place ? place.position : place);
  return position ? { ...finding, place: position } : finding;
}

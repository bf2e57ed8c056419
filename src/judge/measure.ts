import type { Profile } from '../model/profile.js';
import type { StyleName } from '../model/style.js';

/** By what a text is judged. Plain data. */
export interface Measure {
  readonly slug: string;
  readonly profile: Profile;
  readonly style: readonly StyleName[];
}

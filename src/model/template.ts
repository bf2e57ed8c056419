import type { Root } from 'hast';
import type { Profile } from './profile.js';

/** Words of the interface, by name (`contents`, `by`, `page`), in one language. */
export type Labels = Readonly<Record<string, string>>;

/** The style sheets of a template, each already joined along its chain of `extends`. */
export interface Styles {
  /** Shared by all formats. */
  readonly base: string;
  /** For the web page. */
  readonly screen: string;
  /** For the printed page; also used when the web page is printed. */
  readonly print: string;
  /** For e-readers. */
  readonly epub: string;
}

/** A loaded and validated template. */
export interface Template {
  readonly name: string;
  readonly profile: Profile;
  /** The page with its `slot` elements still in place; positions point into `document.html`. */
  readonly document: Root;
  readonly styles: Styles;
  /** Labels by primary language subtag; `en` is always there. */
  readonly labels: Readonly<Record<string, Labels>>;
}

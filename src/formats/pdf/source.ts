import { readHeading } from '../../model/contents.js';
import type { RenderInput } from '../../model/format.js';
import { hashValue } from '../../model/hash.js';
import type { Metadata } from '../../model/metadata.js';
import type { PrintPage } from '../../model/print-page.js';
import { rememberBy } from '../../model/remember.js';
import { eachElement, findElement } from '../../model/tree.js';
import { describeTargets } from './link-targets.js';

/** What a printed file is finished with. Plain data. */
export interface Source {
  /** A sum of the page that was printed. */
  readonly digest: string;
  /** What stands at the places to which links within the document lead, by the names of the places. */
  readonly targets: ReadonlyMap<string, string>;
  /** Texts of the headings of the document. */
  readonly headings: readonly string[];
  readonly metadata: Metadata;
  readonly generator: string;
}

/** Gathers what a printed page is finished with. */
export function describeSource(
  page: PrintPage,
  { document, metadata, generator }: RenderInput,
): Source {
  const headings: string[] = [];
  eachElement(findElement(document, 'main'), (element) => {
    if (/^h[1-6]$/.test(element.tagName)) headings.push(readHeading(element));
  });
  const digest = sumUp(page);
  return { digest, targets: describeTargets(document), headings, metadata, generator };
}

/** The shell of a page is that of the page before mostly, and has a sum of its own. */
function sumUp({ shell, body }: PrintPage): string {
  return hashValue([sumUpShell(shell), body]);
}

const sumUpShell = rememberBy((shell: string) => [shell], hashValue);

import { PDFName, PDFNumber, PDFRef } from './pdf-lib.js';
import type { PDFDict, PDFDocument, PDFRawStream } from './pdf-lib.js';
import { markArtifacts } from './artifacts.js';
import { listForms, type Form } from './page-content.js';
import { makeStream, readStream } from './streams.js';

/**
 * Marks all that is untagged on the pages, and in the forms that they paint, as artifacts.
 * @param contents what is on each page
 */
export function markPages(document: PDFDocument, contents: readonly string[]): void {
  const { context } = document;
  const done = new Set<PDFRawStream>();
  for (const [index, page] of document.getPages().entries()) {
    const content = markContent(contents[index] ?? '', page.node.Resources(), done);
    const stream = makeStream(context, content);
    const old = page.node.get(PDFName.of('Contents'));
    if (old instanceof PDFRef) context.assign(old, stream);
    else page.node.set(PDFName.of('Contents'), context.register(stream));
  }
}

/** @param done the forms that are marked already: several pages may share one */
function markContent(
  content: string,
  resources: PDFDict | undefined,
  done: Set<PDFRawStream>,
): string {
  const forms = listForms(resources);
  const tagged = new Set([...forms].filter(([, form]) => holdsTags(form)).map(([name]) => name));
  for (const [name, form] of forms) if (tagged.has(name)) markForm(form, done);
  return markArtifacts(content, (name) => tagged.has(name));
}

function markForm({ stream, resources }: Form, done: Set<PDFRawStream>): void {
  if (done.has(stream)) return;
  done.add(stream);
  const marked = markContent(readStream(stream), resources, done);
  const next = makeStream(stream.dict.context, marked);
  stream.updateContents(next.contents);
  for (const name of ['Filter', 'Length']) {
    stream.dict.set(PDFName.of(name), next.dict.get(PDFName.of(name)) ?? PDFNumber.of(0));
  }
}

function holdsTags({ stream, resources }: Form): boolean {
  if (readStream(stream).includes('/MCID')) return true;
  return [...listForms(resources).values()].some(holdsTags);
}

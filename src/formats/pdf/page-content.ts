import { PDFArray, PDFDict, PDFName, PDFRawStream } from './pdf-lib.js';
import type { PDFPage } from './pdf-lib.js';
import { readStream } from './streams.js';

/** A Form XObject: content that a page paints with `Do`. */
export interface Form {
  readonly stream: PDFRawStream;
  readonly resources: PDFDict | undefined;
}

/** The content of a page, decoded, one character a byte. */
export function readPageContent({ node }: PDFPage): string {
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  return streams.map((stream) => readStream(node.context.lookup(stream))).join('\n');
}

/** The Form XObjects among the resources of a page or form, by name. */
export function listForms(resources: PDFDict | undefined): Map<string, Form> {
  const objects = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  const forms = new Map<string, Form>();
  for (const name of objects?.keys() ?? []) {
    const stream = objects?.lookup(name);
    if (!(stream instanceof PDFRawStream)) continue;
    if (stream.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form')) continue;
    const own = stream.dict.lookupMaybe(PDFName.of('Resources'), PDFDict);
    forms.set(name.decodeText(), { stream, resources: own });
  }
  return forms;
}

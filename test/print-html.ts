import type { Printer } from '../src/model/host.js';
import { partPage, type PrintPage } from '../src/model/print-page.js';

/** Prints a page that is one text. */
export function printHtml(printer: Pick<Printer, 'print'>, html: string): Promise<Uint8Array> {
  return printer.print(partPage(html));
}

/** A page as one text. */
export function joinPage({ shell, body }: PrintPage): string {
  return shell + body;
}

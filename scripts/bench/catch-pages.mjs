// Writes the pages that Galley prints of the sources in a folder: node catch-pages.mjs <folder> <pages.json>
import { writeFileSync } from 'node:fs';
import { build, createNodeHost } from '../../dist/index.js';

const [, , folder, file] = process.argv;
const host = createNodeHost();
const pages = [];
const openPrinter = async () => {
  const printer = await host.openPrinter();
  const print = (page) => {
    pages.push(page.shell + page.body);
    return printer.print(page);
  };
  return { ...printer, print };
};
const catching = { ...host, openPrinter, write: () => Promise.resolve() };
await build(catching, { sources: [folder], formats: ['pdf'] });
writeFileSync(file, JSON.stringify(pages));

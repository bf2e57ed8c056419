/** Names of the files of a book, relative to the package document. */
export const FILES = {
  // The container library names these two so.
  package: 'content.opf',
  nav: 'toc.xhtml',
  cover: 'cover.xhtml',
  chapter: 'briefing.xhtml',
  ncx: 'toc.ncx',
  style: 'style.css',
  coverImage: 'images/cover.png',
} as const;

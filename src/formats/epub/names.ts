/** Names of the files of a book, relative to the package document. */
export const FILES = {
  cover: 'cover.xhtml',
  chapter: 'briefing.xhtml',
  // The container library names the navigation document so.
  nav: 'toc.xhtml',
  ncx: 'toc.ncx',
  style: 'style.css',
  coverImage: 'images/cover.png',
} as const;

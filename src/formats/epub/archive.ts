import { EPub } from 'epub-gen-memory';
import type { FontFace } from '../../model/format.js';
import { FILES } from './names.js';
import { writeZip } from './write-zip.js';

/** The finished files of a book. Names are relative to the folder of the package document. */
export interface BookFiles {
  readonly title: string;
  readonly packageDocument: string;
  readonly navigation: string;
  readonly ncx: string;
  readonly style: string;
  /** XHTML by file name, in the order of the spine. */
  readonly pages: ReadonlyMap<string, string>;
  /** By path. */
  readonly fonts: ReadonlyMap<string, FontFace>;
  /** Bytes by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly cover: Uint8Array;
}

const FOLDER = 'OEBPS';
const FIRST = ['mimetype', 'META-INF/container.xml', `${FOLDER}/content.opf`];

/** Names of files that are stored as they are: the media type must be, and pictures are packed already. */
const STORED = /^mimetype$|\.(?:png|jpe?g|gif|webp)$/;

/** Packs the files of a book; equal files give equal bytes. */
export async function packBook(files: BookFiles): Promise<Uint8Array> {
  return new BookArchive(files).pack();
}

/**
 * The library gives the container and the order of work. All content is written by us: its templates
 * print our files as they are, its HTML normaliser sees empty strings, and it downloads nothing.
 */
class BookArchive extends EPub {
  readonly #files: BookFiles;
  /** What was put in as bytes, since the library gives copies only. */
  readonly #given = new Map<string, Uint8Array>();
  readonly #deflated = new Map<string, Uint8Array>();

  constructor(files: BookFiles) {
    const options = {
      title: files.title,
      css: files.style,
      contentOPF: '<%- files.packageDocument %>',
      tocXHTML: '<%- files.navigation %>',
      tocNCX: '<%- files.ncx %>',
      chapterXHTML: '<%- xhtml %>',
      files,
    };
    const chapters = [...files.pages].map(([filename, xhtml]) => ({
      filename,
      content: '',
      xhtml,
    }));
    super(options, chapters);
    this.#files = files;
  }

  async pack(): Promise<Uint8Array> {
    await this.render();
    const { files } = this.zip;
    const names = Object.keys(files).filter((name) => !files[name]?.dir && !FIRST.includes(name));
    const entries = [...FIRST, ...names.toSorted()].map(async (name) => {
      const bytes = this.#given.get(name) ?? (await files[name]?.async('uint8array'));
      if (!bytes) throw new Error(`The book has no ${name}`);
      return { name, bytes, isStored: STORED.test(name), deflated: this.#deflated.get(name) };
    });
    return writeZip(await Promise.all(entries));
  }

  protected override async downloadAllFonts(): Promise<void> {
    for (const [path, { data, packed }] of this.#files.fonts) {
      this.#add(new Map([[path, data]]));
      if (packed) this.#deflated.set(`${FOLDER}/${path}`, packed.deflated);
    }
  }

  protected override async downloadAllImages(): Promise<void> {
    this.#add(this.#files.images);
  }

  protected override async makeCover(): Promise<void> {
    this.#add(new Map([[FILES.coverImage, this.#files.cover]]));
  }

  #add(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [path, bytes] of files) {
      this.zip.file(`${FOLDER}/${path}`, bytes);
      this.#given.set(`${FOLDER}/${path}`, bytes);
    }
  }
}

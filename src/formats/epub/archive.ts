import { crc32 } from 'node:zlib';
import { EPub } from 'epub-gen-memory';
import { deflate } from '../../model/deflate.js';
import type { FontFace, RenderInput } from '../../model/format.js';
import { rememberFor } from '../../model/remember.js';
import { FILES } from './names.js';
import { packFile, type PackedFile, type ZipFile } from './write-zip.js';

/** The finished files of a book. Names are relative to the folder of the package document. */
export interface BookFiles {
  readonly packageDocument: string;
  readonly navigation: string;
  readonly ncx: string;
  readonly style: Uint8Array;
  /** XHTML by file name, in the order of the spine. */
  readonly pages: ReadonlyMap<string, string>;
  /** By path. */
  readonly fonts: ReadonlyMap<string, FontFace>;
  /** Bytes by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly cover: Uint8Array;
}

const FOLDER = 'OEBPS';

/** Names of pictures that are packed already, and stored as they are. */
const PACKED = /\.(?:png|jpe?g|gif|webp)$/;

/** What is smaller is left as it is: to deflate it would take as long as several times as much. */
const SMALL = 1024;

/** What several books share, such as a font, is deflated and summed up once: libraries do it for each anew. */
const deflateShared = rememberFor(deflate);
const sumUpShared = rememberFor((bytes: Uint8Array) => crc32(bytes));

/** Packs the files of a book, which is a step; equal files give equal bytes. */
export async function packBook(book: BookFiles, step: RenderInput['step']): Promise<Uint8Array> {
  const fonts = [...book.fonts].map(([name, { data, packed }]) => {
    return packShared(name, data, packed?.deflated);
  });
  const others = [
    makeEntry(FILES.nav, book.navigation),
    makeEntry(FILES.ncx, book.ncx),
    packShared(FILES.style, book.style),
    makeEntry(FILES.coverImage, book.cover),
    ...[...book.pages, ...book.images].map(([name, content]) => makeEntry(name, content)),
    ...fonts,
  ];
  const sorted = others.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files = [...(await readShell()), makeEntry(FILES.package, book.packageDocument), ...sorted];
  return step('pack', files);
}

function makeEntry(name: string, content: string | Uint8Array): ZipFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const isStored = PACKED.test(name) || bytes.length < SMALL;
  return { name: `${FOLDER}/${name}`, bytes, isStored };
}

function packShared(name: string, bytes: Uint8Array, deflated = deflateShared(bytes)): PackedFile {
  const [size, sum] = [bytes.length, sumUpShared(bytes)];
  return { name: `${FOLDER}/${name}`, isStored: false, packed: deflated, size, sum };
}

/** What all books have in common, from the library: the media type, and the file that says where the package is. */
class Shell extends EPub {
  async read(): Promise<readonly PackedFile[]> {
    await this.render();
    return Promise.all(
      ['mimetype', 'META-INF/container.xml'].map(async (name) => {
        const bytes = await this.zip.file(name)?.async('uint8array');
        if (!bytes) throw new Error(`The book has no ${name}`);
        // The media type must be stored as it is.
        return packFile({ name, bytes, isStored: name === 'mimetype' });
      }),
    );
  }
}

let shell: Promise<readonly PackedFile[]> | undefined;

/** All else is written by us: the library's own templates have random ids and the clock. */
function readShell(): Promise<readonly PackedFile[]> {
  shell ??= new Shell({ title: 'Book' }, []).read();
  return shell;
}

import { readFile } from 'node:fs/promises';
import { readZip } from '../src/formats/epub/read-zip.js';
import { loadFormat } from '../src/formats/index.js';

/** What readers see of the artifacts of one briefing, read back from the files. */
export async function readArtifactTexts(output: string, slug: string) {
  const html = await readFile(`${output}/${slug}.html`, 'utf8');
  const [pdf, epub] = await Promise.all([loadFormat('pdf'), loadFormat('epub')]);
  const read = async (format: typeof pdf, extension: string) =>
    (await format.readText?.(await readFile(`${output}/${slug}${extension}`))) ?? '';
  const book = readZip(await readFile(`${output}/${slug}.epub`));
  const navigation = new TextDecoder().decode(book.get('OEBPS/toc.xhtml'));
  return {
    listedPages: navigation.match(/#page-/g)?.length ?? 0,
    data: JSON.parse(
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}',
    ) as Readonly<Record<string, unknown>>,
    main: shortenData(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''),
    pdf: await read(pdf, '.pdf'),
    chapter: await read(epub, '.epub'),
  };
}

function shortenData(html: string): string {
  return html.replace(/(data:[a-z/+]+;base64,)[A-Za-z0-9+/=]+/g, '$1…');
}

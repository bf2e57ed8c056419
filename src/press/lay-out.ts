import { posix } from 'node:path';
import type { Root } from 'hast';
import type { Checked } from '../check-source.js';
import { composeEdition, nameChapters } from '../compose/edition/index.js';
import { placeImage } from '../compose/edition/make-chapter.js';
import { compose } from '../compose/index.js';
import type { Briefing } from '../model/briefing.js';
import type { Edition } from '../model/edition.js';
import type { ImageAsset } from '../model/format.js';
import type { Metadata } from '../model/metadata.js';
import type { Labels, Template } from '../model/template.js';
import type { Difference } from '../proof/compare.js';
import { proveEdition } from '../proof/edition.js';
import { proveDocument } from '../proof/index.js';
import { readImages } from './images/index.js';
import type { Press } from './press.js';

/** What is rendered of a source that has been checked. */
export type Renderable = Pick<
  Checked,
  'file' | 'report' | 'briefing' | 'template' | 'failure' | 'chapters'
>;

/** A source that may be rendered, and the template for it. */
export interface Ready extends Renderable {
  readonly briefing: Briefing;
  readonly template: Template;
}

/** The document of a source, what it lacks or has too much, and its images by the `src` that they have in it. */
export interface Layout {
  readonly document: Root;
  readonly difference: Difference | undefined;
  readonly images: ReadonlyMap<string, ImageAsset>;
}

/** Composes the document of a briefing or an edition, proves it and reads its images. */
export async function layOut(
  ready: Ready,
  metadata: Metadata,
  labels: Labels,
  { host, generator }: Pick<Press, 'host' | 'generator'>,
): Promise<Layout> {
  const { file, report, briefing, template, chapters } = ready;
  const own = readImages(host, file.dirname ?? '.', briefing, report);
  if (!chapters) {
    const document = compose(briefing, metadata, template, labels, generator);
    return { document, difference: proveDocument(briefing, document), images: await own };
  }
  const edition: Edition = { ...briefing, briefings: chapters.map((chapter) => chapter.briefing) };
  const tools = { template, labels, epoch: host.epoch, generator };
  const document = composeEdition(edition, chapters, metadata, tools);
  const names = nameChapters(edition.briefings);
  const images = await Promise.all(
    chapters.map(async (chapter, index) => {
      const found = await readImages(
        host,
        posix.dirname(chapter.path),
        chapter.briefing,
        chapter.report,
      );
      return [...found].map(([src, it]) => [placeImage(names[index] ?? '', src), it] as const);
    }),
  );
  const difference = proveEdition(edition, document);
  return { document, difference, images: new Map([...(await own), ...images.flat()]) };
}

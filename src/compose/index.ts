import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { eachElement } from '../model/tree.js';
import type { Briefing } from '../model/briefing.js';
import type { Metadata } from '../model/metadata.js';
import type { Labels, Template } from '../model/template.js';
import { convertText } from './convert.js';
import {
  makeByline,
  makeDate,
  makeDateline,
  makeMarking,
  makePublisher,
  makeStatus,
} from './facts.js';
import { fillSlots, type Slots } from './fill.js';
import { makeProvenance } from './provenance.js';

/**
 * Makes the one document that all formats are rendered from: the template's page with its slots filled.
 * Elements whose text is the template's and not the writer's carry `data.generated`.
 * @param body what follows the sections
 */
export function compose(
  briefing: Briefing,
  metadata: Metadata,
  template: Template,
  labels: Labels,
  generator: string,
  body: readonly ElementContent[] = [],
): Root {
  const text = convertText(briefing, template.profile, labels);
  const slots: Slots = {
    ...text,
    sections: [...text.sections, ...body],
    marking: makeMarking(metadata, labels),
    'marking-end': makeMarking(metadata, labels),
    publisher: makePublisher(metadata),
    byline: makeByline(briefing, metadata, labels),
    date: makeDate(briefing, metadata),
    status: makeStatus(metadata, labels),
    dateline: makeDateline(metadata),
    provenance: makeProvenance(metadata, labels, generator),
  };
  const document = fillSlots(template.document, slots, labels);
  addHead(document, metadata, template.name);
  return document;
}

function addHead(document: Root, metadata: Metadata, name: string): void {
  const { title, lang, dir, writing, tlp, handling, embargo } = metadata;
  const hasMarking = handling !== undefined || embargo !== undefined;
  eachElement(document, (node: Element) => {
    if (node.tagName === 'html') {
      const marks = { dataTlp: tlp, dataMarked: hasMarking ? '' : undefined };
      const columns = { dataWriting: writing === 'vertical' ? writing : undefined };
      node.properties = { ...node.properties, lang, dir, ...columns, ...marks };
    }
    if (node.tagName === 'body')
      node.properties = { ...node.properties, className: [`template-${name}`] };
    if (node.tagName === 'head') {
      node.children = [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', title),
      ];
    }
  });
}

import type { Element, Root } from 'hast';
import { SaxesParser } from 'saxes';

/**
 * Reads an XML file as a tree of elements and texts, with the names and attributes that it has in the file, but for
 * classes, which are listed as in all our trees. A reader of books stops at the first fault of XML: throws if there is one.
 */
export function readXml(xml: string, name: string): Root {
  const root: Root = { type: 'root', children: [] };
  const open: (Root | Element)[] = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', ({ message }) => {
    throw new Error(`${name} is not well-formed XML: ${message}`);
  });
  parser.on('opentag', ({ name: tagName, attributes }) => {
    const element: Element = { type: 'element', tagName, properties: {}, children: [] };
    for (const [key, { value }] of Object.entries(attributes)) {
      if (key === 'class') element.properties.className = value.split(' ');
      else element.properties[key] = value;
    }
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (value) => void open.at(-1)?.children.push({ type: 'text', value }));
  parser.write(xml).close();
  return root;
}

import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDocument } from '@cantoo/pdf-lib';
import type { PdfRule } from './rule.js';
import { flatten, get, readNumberTree, readString, readTree, type Node } from '../pdf-reader.js';

/** ISO 32000-1, 14.8.4. */
const STANDARD =
  /^(?:Root|Document|Part|Art|Sect|Div|BlockQuote|Caption|TOCI?|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody|Table|T[RHD]|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Ruby|R[BTP]|Warichu|W[TP]|Figure|Formula|Form)$/;

/** The type that a node stands for: that of the role map, if it is none of the standard's. */
function roleOf(document: PDFDocument, { type }: Node): string {
  const mapped = get(document.catalog, 'StructTreeRoot', 'RoleMap', type);
  return mapped instanceof PDFName ? mapped.decodeText() : type;
}

const nodesOf = (document: PDFDocument): Node[] => flatten(readTree(document));

/** Nodes of a role with the roles of their parents and kids; groups without meaning are passed over. */
function listFamilies(document: PDFDocument) {
  const walk = (node: Node, parent: string): { role: string; parent: string; node: Node }[] => {
    const role = roleOf(document, node);
    const next = role === 'NonStruct' ? parent : role;
    return [{ role, parent, node }, ...node.kids.flatMap((kid) => walk(kid, next))];
  };
  return walk(readTree(document), '');
}

/** A rule that elements of some roles stand only within certain others. */
function within(clause: string, role: RegExp, parents: RegExp): PdfRule {
  return {
    clause,
    find: (document) =>
      listFamilies(document)
        .filter((it) => role.test(it.role) && !parents.test(it.parent))
        .map((it) => `${it.role} stands in ${it.parent}`),
  };
}

/** A rule that elements of some roles hold nothing but certain others. */
function holding(clause: string, role: RegExp, kids: RegExp): PdfRule {
  return {
    clause,
    find: (document) =>
      listFamilies(document)
        .filter((it) => role.test(it.parent) && it.role !== 'NonStruct' && !kids.test(it.role))
        .map((it) => `${it.parent} holds ${it.role}`),
  };
}

const readAttribute = ({ dict }: Node, name: string): string | undefined => {
  const value = get(dict, 'A');
  const lists = value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  const found = lists
    .map((entry) => dict.context.lookup(entry))
    .flatMap((entry) => (entry instanceof PDFDict ? [get(entry, name)] : []))
    .find((entry) => entry !== undefined);
  return found && String(found);
};

/** Rules for the structure tree. */
export const structureRules: readonly PdfRule[] = [
  {
    clause: 'UA1 7.1-5',
    find: (document) =>
      nodesOf(document)
        .filter((node) => !STANDARD.test(roleOf(document, node)))
        .map(({ type }) => `${type} stands for nothing`),
  },
  {
    clause: 'UA1 7.1-7',
    find: ({ catalog }) => {
      const map = get(catalog, 'StructTreeRoot', 'RoleMap');
      const names = map instanceof PDFDict ? map.keys().map((key) => key.decodeText()) : [];
      return names.filter((name) => STANDARD.test(name)).map((name) => `${name} is mapped`);
    },
  },
  within('UA1 7.2-4', /^TR$/, /^(?:Table|THead|TBody|TFoot)$/),
  within('UA1 7.2-8', /^T[HD]$/, /^TR$/),
  within('UA1 7.2-17', /^LI$/, /^L$/),
  within('UA1 7.2-19', /^LBody$/, /^LI$/),
  within('UA1 7.2-16', /^TOCI$/, /^TOC$/),
  holding('UA1 7.2-3', /^Table$/, /^(?:TR|THead|TBody|TFoot|Caption)$/),
  holding('UA1 7.2-10', /^TR$/, /^T[HD]$/),
  holding('UA1 7.2-9', /^L$/, /^(?:L|LI|Caption)$/),
  holding('UA1 7.2-20', /^LI$/, /^(?:Lbl|LBody)$/),
  holding('UA1 7.2-26', /^TOC$/, /^(?:TOC|TOCI|Caption)$/),
  {
    clause: 'UA1 7.3-1',
    find: (document) =>
      nodesOf(document)
        .filter((node) => /^(?:Figure|Formula)$/.test(roleOf(document, node)))
        .filter(({ dict }) => !readString(get(dict, 'Alt')))
        .map(({ type }) => `a ${type} has no alternative text`),
  },
  {
    clause: 'UA1 7.4.2-1',
    find: (document) => {
      const levels = nodesOf(document).flatMap((node) => {
        const level = /^H([1-6])$/.exec(roleOf(document, node))?.[1];
        return level === undefined ? [] : [Number(level)];
      });
      return levels.flatMap((level, index) =>
        level > (levels[index - 1] ?? 0) + 1 ? [`H${String(level)} skips a level`] : [],
      );
    },
  },
  {
    clause: 'UA1 7.5-1',
    find: (document) =>
      nodesOf(document)
        .filter(({ type }) => type === 'TH')
        .filter((node) => !/^\/(?:Column|Row|Both)$/.test(readAttribute(node, 'Scope') ?? ''))
        .map(() => 'a TH has no scope'),
  },
  {
    clause: 'UA1 7.9-1, 7.9-2',
    find: (document) => {
      const nodes = nodesOf(document);
      const ids = nodes.flatMap(({ dict }) => readString(get(dict, 'ID')) ?? []);
      const bare = nodes.filter(
        (it) => roleOf(document, it) === 'Note' && !it.dict.has(PDFName.of('ID')),
      );
      const doubled = ids.filter((id, index) => ids.indexOf(id) !== index);
      return [
        ...bare.map(() => 'a note has no id'),
        ...doubled.map((id) => `${id} is there twice`),
      ];
    },
  },
  {
    clause: 'UA1 7.18.5-1',
    find: (document) => {
      const linked = new Set(
        nodesOf(document).flatMap((node) => (node.type === 'Link' ? node.annotations : [])),
      );
      const annotations = document.getPages().flatMap(({ node }) => {
        const list = node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
        return list.map((entry) => document.context.lookup(entry, PDFDict));
      });
      return annotations.filter((it) => !linked.has(it)).map(() => 'a link is in no Link element');
    },
  },
  {
    clause: 'UA1 7.1-11, ISO 32000-1 14.7.4.4',
    find: (document) => {
      const root = get(document.catalog, 'StructTreeRoot');
      const tree = root instanceof PDFDict ? get(root, 'ParentTree') : undefined;
      if (!(tree instanceof PDFDict)) return ['there is no parent tree'];
      const parents = readNumberTree(tree);
      return nodesOf(document).flatMap(({ ref, contents, type }) =>
        contents.flatMap(({ page, mcid }) => {
          const leaf = page instanceof PDFRef ? document.context.lookup(page, PDFDict) : undefined;
          const key = leaf && get(leaf, 'StructParents');
          const list = key instanceof PDFNumber ? parents.get(key.asNumber()) : undefined;
          return list instanceof PDFArray && list.get(mcid) === ref ? [] : [`${type} is not found`];
        }),
      );
    },
  },
];

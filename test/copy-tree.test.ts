import { h } from 'hastscript';
import { expect, it } from 'vitest';
import { copyTree } from '../src/model/copy-tree.js';

it('a copied tree may be changed without the tree', () => {
  const make = () => h('p', { id: 'a', className: ['b'] }, ['One ', h('em', 'two'), '.']);
  const tree = make();
  const copy = copyTree(tree);
  expect(copy).toEqual(tree);
  copy.properties['id'] = 'c';
  const [, emphasis] = copy.children;
  if (emphasis?.type === 'element') emphasis.children.pop();
  copy.children.shift();
  expect(copy).not.toEqual(make());
  expect(tree).toEqual(make());
});

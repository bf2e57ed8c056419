import { expect, it } from 'vitest';
import { makeArtifactKeys } from '../src/press/artifact-key.js';
import { makePendingStarts } from '../src/press/pending-starts.js';
import type { Prepared } from '../src/press/prepared.js';
import { makeInput } from './pdf-input.js';

const print = () => Promise.reject(new Error('Nothing is printed here'));
const input: Prepared = {
  ...makeInput([]),
  print,
  missing: [],
  maxPages: undefined,
  starts: makePendingStarts(false),
};
const keyOf = (changes: Partial<Prepared>) =>
  makeArtifactKeys({ ...input, ...changes }, { tool: '', printer: '' }, undefined)('html');

it('the key of an artifact is that of its fonts, however they are packed', () => {
  const packed = { woff: new Uint8Array(9), deflated: new Uint8Array(9) };
  expect(keyOf({ faces: input.faces.map((face) => ({ ...face, packed })) })).toBe(keyOf({}));
  const data = new Uint8Array(9);
  expect(keyOf({ faces: input.faces.map((face) => ({ ...face, data })) })).not.toBe(keyOf({}));
});

import * as z from 'zod';
import { frontMatterSchema } from '../front-matter/schema.js';
import { line } from '../front-matter/scalars.js';

/** More than this is no publication any more, and takes minutes to print. */
const MAX_BRIEFINGS = 200;

/** An edition file. What it shares with the front matter of a briefing means the same there. */
export const editionSchema = frontMatterSchema
  .pick({
    deck: true,
    profile: true,
    id: true,
    date: true,
    updated: true,
    version: true,
    status: true,
    embargo: true,
    author: true,
    publisher: true,
    lang: true,
    subjects: true,
    rights: true,
    license: true,
    tlp: true,
    handling: true,
  })
  .extend({
    title: line.describe('The title of the edition.'),
    briefings: z
      .array(line)
      .min(1, 'must not be empty')
      .max(MAX_BRIEFINGS, `must have at most ${String(MAX_BRIEFINGS)} items`)
      .describe('Paths of the briefings in reading order, in the folder of this file or below.'),
  });

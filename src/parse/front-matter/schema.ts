import * as z from 'zod';
import { correctionTypes, statuses, tlpLabels } from '../../model/meta.js';
import {
  address,
  date,
  email,
  id,
  instant,
  language,
  license,
  line,
  orcid,
  version,
} from './scalars.js';

/** A marking stands in the margin of every page, so it is short. */
const MAX_MARKING = 100;

const person = z.strictObject({
  name: line.describe('Name, as it is printed.'),
  role: line.exactOptional().describe('What they did or are: editor, Cairo correspondent.'),
  email: email.exactOptional().describe('Mail address; it is printed.'),
  orcid: orcid.exactOptional().describe('ORCID iD: 0000-0002-1825-0097.'),
  org: line.exactOptional().describe('Organisation that they belong to.'),
});

const author = z.union([line, person], { error: 'must be a name, or a map with a name' });

const publisher = z.strictObject({
  name: line.describe('Name of the house.'),
  url: address.exactOptional().describe('Its address: http or https.'),
  logo: line.exactOptional().describe('Path of an image in the folder of the briefing or below.'),
});

const source = z.strictObject({
  title: line.describe('What it is called.'),
  url: address.exactOptional().describe('Its address: http or https.'),
  publisher: line.exactOptional().describe('Who published it.'),
  date: date.exactOptional().describe('When it was published.'),
  accessed: date.exactOptional().describe('When it was last looked at.'),
});

const correction = z.strictObject({
  date: date.describe('When it was corrected.'),
  type: z.enum(correctionTypes).default('correction').describe('What kind of change it is.'),
  text: line.describe('What was wrong, and what is right.'),
});

const aiAssisted = z.strictObject({
  used: z.boolean().describe('Whether a machine helped to write this.'),
  tool: line.exactOptional().describe('Which one.'),
  reviewedBy: line.exactOptional().describe('Who has read and answers for the text.'),
});

/** The front matter of a briefing. All fields are optional. */
export const frontMatterSchema = z.strictObject({
  title: line.exactOptional().describe('The title. A title in the text must have the same words.'),
  deck: line.exactOptional().describe('The line under the title.'),
  profile: line
    .exactOptional()
    .describe('Name of the template: news, policy, intel, incident, or one of your own.'),
  id: id
    .exactOptional()
    .describe('Your own identifier, a name or a URN; all formats derive theirs from it.'),
  date: date.exactOptional().describe('When it was published.'),
  updated: date.exactOptional().describe('When it was last changed.'),
  asOf: date.exactOptional().describe('The day whose state of affairs it describes.'),
  reviewBy: date.exactOptional().describe('When it should be looked at again.'),
  version: version.exactOptional().describe('A whole number, or a semantic version such as 1.2.0.'),
  status: z.enum(statuses).exactOptional().describe('Where it stands in its life.'),
  embargo: instant
    .exactOptional()
    .describe('When it may be published, with zone: 2024-06-19T08:30:00Z.'),
  author: z
    .union([line, person, z.array(author).min(1, 'must not be empty')], {
      error: 'must be a name or a list of names, or maps with a name',
    })
    .exactOptional()
    .describe('Who wrote it: a name, a map, or a list of them.'),
  publisher: z
    .union([line, publisher], { error: 'must be a name, or a map of name, url and logo' })
    .exactOptional()
    .describe('Who issues it: a name or a map.'),
  dateline: line.exactOptional().describe('Where it was written; it stands before the lead.'),
  lang: language
    .exactOptional()
    .describe('Language tag (BCP 47), such as en or pt-BR; en if absent.'),
  subjects: z.array(line).exactOptional().describe('What it is about: a list of words.'),
  rights: line.exactOptional().describe('Who has the rights: © 2024 Harbour Desk.'),
  license: license.exactOptional().describe('SPDX identifier of the licence: CC-BY-4.0.'),
  tlp: z
    .enum(tlpLabels)
    .exactOptional()
    .describe('Traffic Light Protocol 2.0; it stands on every page.'),
  handling: line
    .max(
      MAX_MARKING,
      `must have at most ${String(MAX_MARKING)} characters: it stands on every page`,
    )
    .exactOptional()
    .describe('Another marking of who may see it; it stands on every page.'),
  sources: z
    .array(
      z.union([line, source], { error: 'must be a text or an address, or a map with a title' }),
    )
    .exactOptional()
    .describe('What it rests on; makes a section of sources.'),
  corrections: z
    .array(correction)
    .exactOptional()
    .describe('What was changed since; makes a section of corrections.'),
  aiAssisted: aiAssisted
    .exactOptional()
    .describe('Whether a machine helped to write it; it is printed.'),
});

/** What the front matter of a briefing may say. */
export type FrontMatterFields = z.infer<typeof frontMatterSchema>;

import * as z from 'zod';
import { factNames } from './meta.js';
import { styleNames } from './style.js';

const name = z.string().min(1);
const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');
const count = z.int().min(0);
const range = z.strictObject({ min: count, max: count });
/** What is set in a face that is there for one use. */
const use = z.enum(['code', 'bold-italic', 'table-italic', 'formula']);
const family = z.strictObject({
  family: name,
  package: z.string().regex(/^@fontsource\/[a-z0-9-]+$/, 'name a @fontsource package'),
  faces: z
    .array(
      z.strictObject({
        weight: z.int().min(100).max(900),
        style: z.enum(['normal', 'italic']).default('normal'),
        /** The face is in the file only if something is so set. */
        for: use.optional(),
      }),
    )
    .min(1),
  /** The family is in the file only if something is so set. */
  for: use.optional(),
  /** The family is in the file only for characters that the others lack. */
  fallback: z.boolean().default(false),
});

const sectionFields = {
  key: key.describe('Stable key; class and anchor of the section.'),
  name: name.describe('Canonical name, under which writers know it.'),
  aliases: z.array(name).describe('Other names under which writers know it.'),
  kind: key.describe('How it is read: prose, list, glossary or sources.'),
  role: z
    .string()
    .regex(/^doc-[a-z]+$/, 'name a DPUB-ARIA role, such as doc-abstract')
    .optional()
    .describe('DPUB-ARIA role, such as doc-abstract: what it is, for assistive technology.'),
  required: z.boolean().describe('Whether it must be there.'),
  items: range.optional().describe('How many items its list may have.'),
  itemWords: count.optional().describe('How many words an item may have at most.'),
  words: count.optional().describe('How many words it may have at most.'),
};

const section = z.strictObject({
  ...sectionFields,
  aliases: sectionFields.aliases.default([]),
  required: sectionFields.required.default(false),
});

const line = z.strictObject({ max: count });
const lead = z.strictObject({
  aliases: z.array(name).describe('Names that a writer may give the lead.'),
  paragraphs: range.describe('How many paragraphs it may have.'),
  words: range.describe('How many words it may have.'),
});

/** Levels of findings by id, where they differ from the default. */
export const levelsSchema = z.record(key, z.enum(['error', 'warning', 'info', 'off']));

const profileFields = {
  description: name.describe('What kind of briefing it is.'),
  schemaType: name.describe('schema.org type of the page: NewsArticle, Report, …'),
  page: z.enum(['a4', 'letter']).describe('Size of the paper.'),
  writing: z
    .enum(['horizontal', 'vertical'])
    .describe('Whether Japanese and Chinese stand in lines, or in columns from right to left.'),
  title: line.describe('How many characters the title may have.'),
  deck: line.describe('How many characters the deck may have.'),
  lead: lead.describe('The text before the first section.'),
  pages: z
    .strictObject({ max: count.min(1) })
    .optional()
    .describe('How many pages the PDF may have.'),
  requires: z.array(z.enum(factNames)).describe('Fields that the front matter must have.'),
  sections: z.array(section).min(1).describe('Sections, in the order in which they are expected.'),
  levels: levelsSchema.describe('Levels of findings by id, where they differ from the default.'),
  style: z.array(z.enum(styleNames)).describe('Style checks that are on.'),
  fonts: z.array(family).min(1).describe('Font families; the first one sets the text.'),
  labels: z
    .record(z.string().regex(/^[a-z]{2,3}$/), z.record(key, z.string()))
    .describe('Words of the interface by primary language subtag, then by name.'),
};

/** A whole profile: the files of a template's chain, merged. */
export const profileSchema = z.strictObject({
  name: key,
  ...profileFields,
  writing: profileFields.writing.default('horizontal'),
  requires: profileFields.requires.default([]),
  levels: profileFields.levels.default({}),
  style: profileFields.style.default([]),
});

/** One `templates/<name>/profile.yaml`: any part of a profile, and the template that it extends. */
export const profileFileSchema = z
  .strictObject({
    ...profileFields,
    lead: lead.partial().describe(profileFields.lead.description ?? ''),
    sections: z
      .array(z.strictObject(sectionFields).partial().required({ key: true }))
      .describe(profileFields.sections.description ?? ''),
    extends: key.describe('Name of the template that this one rests on.'),
  })
  .partial();

/** What a kind of briefing consists of. */
export type Profile = z.infer<typeof profileSchema>;
/** One section of a profile. */
export type SectionSpec = z.infer<typeof section>;
/** A font family of a template, and the faces of it that are used. */
export type FontSource = z.infer<typeof family>;
/** A use for which a face can be. */
export type FontUse = z.infer<typeof use>;
/** What one profile file says. */
export type ProfileFile = z.infer<typeof profileFileSchema>;

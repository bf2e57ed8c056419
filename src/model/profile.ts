import { z } from 'zod';

const name = z.string().min(1);
const key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');
const count = z.int().min(0);
const range = z.strictObject({ min: count, max: count });
/** What is set in a face that is there for one use. */
const use = z.enum(['code', 'bold-italic', 'table-italic']);
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
  /** Stable key, also the class and anchor of the section. */
  key,
  /** Canonical name in the language of the profile. */
  name,
  /** Other names under which writers know it. */
  aliases: z.array(name),
  /** Name of a section kind: `prose`, `list`, `glossary`, `sources`. */
  kind: key,
  /** DPUB-ARIA role of the section, such as `doc-abstract`. */
  role: z
    .string()
    .regex(/^doc-[a-z]+$/, 'name a DPUB-ARIA role, such as doc-abstract')
    .optional(),
  required: z.boolean(),
  /** How many items a list may have. */
  items: range.optional(),
  /** How many words an item may have at most. */
  itemWords: count.optional(),
  /** How many words the section may have at most. */
  words: count.optional(),
};

const section = z.strictObject({
  ...sectionFields,
  aliases: sectionFields.aliases.default([]),
  required: sectionFields.required.default(false),
});

const line = z.strictObject({ max: count });
const lead = z.strictObject({ aliases: z.array(name), paragraphs: range, words: range });

/** Levels of findings by id, where they differ from the default. */
export const levelsSchema = z.record(key, z.enum(['error', 'warning', 'info', 'off']));

const profileFields = {
  description: name,
  /** schema.org type of the page: `NewsArticle`, `Report`, … */
  schemaType: name,
  page: z.enum(['a4', 'letter']),
  /** Limits in characters. */
  title: line,
  deck: line,
  lead,
  sections: z.array(section).min(1),
  levels: levelsSchema,
  fonts: z.array(family).min(1),
  /** Words of the interface by primary language subtag, then by name. */
  labels: z.record(z.string().regex(/^[a-z]{2,3}$/), z.record(key, z.string())),
};

/** A whole profile: the files of a template's chain, merged. */
export const profileSchema = z.strictObject({
  name: key,
  ...profileFields,
  levels: profileFields.levels.default({}),
});

/** One `templates/<name>/profile.yaml`: any part of a profile, and the template that it extends. */
export const profileFileSchema = z
  .strictObject({
    ...profileFields,
    lead: lead.partial(),
    sections: z.array(z.strictObject(sectionFields).partial().required({ key: true })),
    extends: key,
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

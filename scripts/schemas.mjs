// Writes JSON schemas of front matter, editions and profiles, for editors, from the schemas that check them.
// With --check it writes nothing and fails if a file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { profileFileSchema } from '../dist/model/profile.js';
import { editionSchema } from '../dist/parse/edition/schema.js';
import { frontMatterSchema } from '../dist/parse/front-matter/schema.js';

const schemas = {
  'front-matter': { title: 'Front matter of a briefing', schema: frontMatterSchema },
  edition: { title: 'Edition of many briefings', schema: editionSchema },
  profile: { title: 'Profile of a template', schema: profileFileSchema },
};

for (const [name, { title, schema }] of Object.entries(schemas)) {
  const path = new URL(`../schemas/${name}.json`, import.meta.url);
  // What language servers for YAML know best.
  const { $schema, ...rules } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  const text = `${JSON.stringify({ $schema, title, ...rules }, undefined, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`schemas/${name}.json is not up to date: run npm run schemas.`);
    process.exitCode = 1;
  }
}

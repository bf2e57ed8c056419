import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createNodeHost } from '../src/host/node-host.js';
import { ownTemplates } from '../src/own.js';
import { listTemplates } from '../src/template/load.js';

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

const load = async (name: string) =>
  z.fromJSONSchema(JSON.parse(await readFile(`schemas/${name}.json`, 'utf8')) as JsonSchema);
const names = await listTemplates(createNodeHost(), [ownTemplates]);

describe('the JSON schemas', () => {
  it('are those of the code: run npm run schemas', () => {
    expect(() => execFileSync('node', ['scripts/schemas.mjs', '--check'])).not.toThrow();
  });

  it.each([...names, 'base'])('take the profile %s', async (name) => {
    const profile: unknown = parse(await readFile(`templates/${name}/profile.yaml`, 'utf8'));
    expect((await load('profile')).safeParse(profile).error).toBeUndefined();
  });

  it('refuse an unknown field and a wrong word', async () => {
    const [profile, front] = await Promise.all([load('profile'), load('front-matter')]);
    const edition = await load('edition');
    expect(edition.safeParse({ title: 'A week', briefings: ['a.md'] }).success).toBe(true);
    expect(edition.safeParse({ title: 'A week', briefing: ['a.md'] }).success).toBe(false);
    expect(profile.safeParse({ levls: {} }).success).toBe(false);
    expect(profile.safeParse({ requires: ['tpl'] }).success).toBe(false);
    expect(front.safeParse({ author: [{ name: 'A', rol: 'editor' }] }).success).toBe(false);
    expect(front.safeParse({ author: [{ name: 'A', role: 'editor' }] }).success).toBe(true);
  });

  it('explain every field', async () => {
    for (const name of ['profile', 'front-matter', 'edition']) {
      const { properties } = JSON.parse(await readFile(`schemas/${name}.json`, 'utf8')) as {
        properties: Readonly<Record<string, { description?: string }>>;
      };
      const silent = Object.entries(properties).filter(([, field]) => !field.description);
      expect(silent).toEqual([]);
    }
  });
});

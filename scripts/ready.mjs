// Makes beforehand what a first briefing would wait for, and puts it into a folder by the names under which it is looked
// for: the profiles of our templates, read; their fonts, cut down to the characters of most briefings, and packed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflate } from '../dist/formats/epub/write-zip.js';
import { packWoff } from '../dist/formats/html/woff.js';
import { createNodeHost } from '../dist/host/node-host.js';
import { hashBytes, hashValue } from '../dist/model/hash.js';
import { planCuts } from '../dist/template/cut-family.js';
import { cutFont, nameCut } from '../dist/template/cut-font.js';
import { COMMON_CHARACTERS } from '../dist/template/faces.js';
import { nameProfile, readProfileFile } from '../dist/template/profile-file.js';

/** What a cut, and how it is packed, depends on besides the font. */
const TOOLS = [
  'package-lock.json',
  'dist/template/cut-font.js',
  'dist/formats/html/woff.js',
  'dist/formats/epub/write-zip.js',
];

/** Fills the folder. What lies there is kept if the tools are the same. */
export async function makeReady(folder) {
  const stamp = hashValue(TOOLS.map((path) => hashBytes(readFileSync(path))));
  if (!existsSync(`${folder}/${stamp}`)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kept = new Set([stamp]);
  writeFileSync(`${folder}/${stamp}`, '');
  for (const profile of readProfiles(folder, kept)) {
    for (const family of profile.fonts ?? []) await cutAll(family, folder, kept);
  }
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(`${folder}/${name}`);
}

function readProfiles(folder, kept) {
  const templates = fileURLToPath(new URL('../templates', import.meta.url));
  return readdirSync(templates).map((name) => {
    const path = `${templates}/${name}/profile.yaml`;
    const text = readFileSync(path, 'utf8');
    const profile = readProfileFile(text, path);
    write(folder, nameProfile(text), Buffer.from(JSON.stringify(profile)), kept);
    return profile;
  });
}

/** Of families that are for all of the text: the others are cut for each briefing. */
async function cutAll(family, folder, kept) {
  if (family.fallback || family.for) return;
  const host = createNodeHost();
  for (const characters of COMMON_CHARACTERS) {
    const plan = await planCuts(host, family, (face) => (face.for ? [] : characters));
    for (const { whole, text } of plan) {
      const names = nameCut(whole, text);
      Object.values(names).forEach((name) => kept.add(name));
      if (Object.values(names).every((name) => existsSync(`${folder}/${name}`))) continue;
      const { data } = await cutFont(host, whole, text);
      write(folder, names.data, data, kept);
      write(folder, names.woff, packWoff(data), kept);
      write(folder, names.deflated, deflate(data), kept);
    }
  }
}

function write(folder, name, bytes, kept) {
  kept.add(name);
  writeFileSync(`${folder}/${name}`, bytes);
}

// Makes beforehand what a first briefing would wait for, and puts it into a folder by the names under which it is looked
// for: the profiles of our templates, read and merged; their fonts, cut down to the characters of most briefings, and packed.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { packWoff } from '../dist/formats/html/woff.js';
import { createNodeHost } from '../dist/host/node-host.js';
import { deflate } from '../dist/model/deflate.js';
import { hashBytes, hashValue } from '../dist/model/hash.js';
import { ownTemplates } from '../dist/own.js';
import { sectionKindNames } from '../dist/sections/index.js';
import { planCuts } from '../dist/template/cut-family.js';
import { cutFont, nameCut } from '../dist/template/cut-font.js';
import { subsetFont } from '../dist/template/subset-font.js';
import { COMMON_CHARACTERS } from '../dist/template/faces.js';
import { listTemplates, loadChain } from '../dist/template/load.js';
import { loadProfile, nameMerged, nameProfile } from '../dist/template/profile-file.js';

/** What a cut, and how it is packed, depends on besides the font. */
const TOOLS = [
  'package-lock.json',
  'dist/template/cut-font.js',
  'dist/formats/html/woff.js',
  'dist/model/deflate.js',
];

/** Fills the folder. What lies there is kept if the tools are the same. */
export async function makeReady(folder) {
  const stamp = hashValue(TOOLS.map((path) => hashBytes(readFileSync(path))));
  if (!existsSync(`${folder}/${stamp}`)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kept = new Set([stamp]);
  writeFileSync(`${folder}/${stamp}`, '');
  for (const { fonts } of await writeProfiles(folder, kept)) {
    for (const family of fonts) await cutAll(family, folder, kept);
  }
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(`${folder}/${name}`);
}

/** Writes what each profile file says, and the profile of each template, merged and checked; gives the latter. */
async function writeProfiles(folder, kept) {
  const host = createNodeHost();
  const roots = [ownTemplates];
  const writeJson = (name, value) => write(folder, name, Buffer.from(JSON.stringify(value)), kept);
  const profiles = [];
  for (const name of await listTemplates(host, roots)) {
    const chain = await loadChain(host, roots, name);
    for (const { text, file } of chain) writeJson(nameProfile(text), file);
    const profile = await loadProfile(host, name, chain, sectionKindNames);
    const texts = chain.map(({ text }) => text);
    writeJson(nameMerged(name, texts, sectionKindNames), profile);
    profiles.push(profile);
  }
  return profiles;
}

/** Of families that are for all of the text: the others are cut for each briefing. */
async function cutAll(family, folder, kept) {
  if (family.fallback || family.for) return;
  const host = { ...createNodeHost(), subsetFont };
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

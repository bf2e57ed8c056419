// Lists the licences of all packages that an installed Galley brings, and ends with 1 if one is not among those that let
// anyone use, change and pass on what is made with them. With `--all`, those of development too.
import { readFileSync } from 'node:fs';

const ALLOWED =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|MPL-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|CC-BY-4\.0|Zlib)$/;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const all = process.argv.includes('--all');
const rows = Object.entries(packages)
  .filter(([path, { dev }]) => path !== '' && (all || dev !== true))
  .map(([path, { version, license = 'none given', hasInstallScript = false }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    return { name, version, license, hasInstallScript };
  })
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

const counts = new Map();
for (const { license } of rows) counts.set(license, (counts.get(license) ?? 0) + 1);
for (const { name, version, license } of rows)
  console.log(`${license.padEnd(24)} ${name} ${version}`);
console.log('');
for (const [license, count] of [...counts].toSorted(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(5)}  ${license}`);

const isAllowed = (license) =>
  license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((part) => ALLOWED.test(part)));
const doubtful = rows.filter(({ license }) => !isAllowed(license));
for (const { name, license } of doubtful)
  console.error(`Not among the licences that are allowed: ${name} (${license})`);
const scripts = rows.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
console.log(
  `\n${rows.length} packages; with an install script, which is not run: ${scripts.join(', ') || 'none'}`,
);
process.exitCode = doubtful.length > 0 ? 1 : 0;

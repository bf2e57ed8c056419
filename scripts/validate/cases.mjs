import { readdir, rm } from 'node:fs/promises';
import { build, createNodeHost } from '../../dist/index.js';
import { hasErrors } from '../../dist/model/message.js';
import { ownTemplates } from '../../dist/own.js';
import { listTemplates } from '../../dist/template/load.js';

/** What is built: the briefings in `source/`, the cases of the tests, and an edition of some of them. */
async function listSources() {
  const own = (await readdir('source')).map((file) => `source/${file}`);
  const cases = await readdir('test/cases', { recursive: true });
  const inputs = cases.filter((file) => /\/input\.(?:md|txt)$/.test(file));
  const edition = 'test/week.edition.yaml';
  return [...own, ...inputs.map((file) => `test/cases/${file}`), edition].toSorted();
}

/** Name of a source in the table: that of its file, or of the folder of its case. */
function nameSource(path) {
  return /([^/]+?)(?:\/input)?(?:\.edition)?\.\w+$/.exec(path)[1];
}

/** What shows all that a template has to deal with; the others are built with their own template alone. */
const SAMPLES = new Set(['putin-north-korea-visit', 'rich-markdown', 'week']);

/**
 * Builds all sources with their own template (`news` if they name none), and the samples with every template, into a
 * folder. Sources that have errors (some cases do, on purpose) give nothing. Gives each artifact with its case, its
 * format and its path.
 */
export async function buildCases(output) {
  await rm(output, { recursive: true, force: true });
  const host = createNodeHost();
  const templates = await listTemplates(host, [ownTemplates]);
  const artifacts = [];
  for (const source of await listSources()) {
    const name = nameSource(source);
    for (const profile of SAMPLES.has(name) ? templates : ['news']) {
      const folder = `${output}/${profile}/${name}`;
      const { briefings } = await build(host, { sources: [source], output: folder, profile });
      for (const built of briefings)
        artifacts.push(
          ...listArtifacts(built, folder, profile === 'news' ? name : `${name} (${profile})`),
        );
    }
  }
  return artifacts;
}

function listArtifacts({ file, failures, artifacts }, folder, name) {
  const unproved = file.messages.filter(({ ruleId }) => ruleId === 'proof-failed');
  if (failures.length > 0 || unproved.length > 0) {
    throw new Error(`${name} was not built: ${[...failures, ...unproved].join('; ')}`);
  }
  if (hasErrors(file)) return [];
  return artifacts.map(({ format, path }) => ({ name, format, path: `${folder}/${path}` }));
}

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import vnu from 'vnu-jar';
import { launchOwn, openBrowser } from './browser.mjs';
import { fetchTool, findTool, judgeEach, runTool, sortFindings } from './tools.mjs';

const LIGHTHOUSE = '12.8.2';
const JAVA = 'Install a Java 11 or later.';
const require = createRequire(import.meta.url);

/** The HTML checker of validator.w3.org, in Java; it takes all files at once. */
export const nuChecker = {
  name: 'Nu HTML checker',
  format: 'html',
  async open() {
    await findTool('java', ['-version'], JAVA);
    const version = await findTool('java', ['-jar', String(vnu), '--version'], JAVA);
    return { version, judgeAll: judgePages };
  },
};

async function judgePages(files) {
  const flags = ['--format', 'json', '--stdout', '--exit-zero-always'];
  const stdout = await runTool('java', ['-jar', String(vnu), ...flags, ...files]);
  const { messages } = JSON.parse(stdout);
  return files.map((file) =>
    sortFindings(
      messages
        .filter((message) => message.url.endsWith(`/${file}`) && !isFalseAlarm(message))
        .map(({ type, subType, lastLine, message }) => ({
          level: subType ?? type,
          text: `line ${lastLine}: ${message}`,
        })),
    ),
  );
}

/** The checker takes images in data: addresses for blocked though the policy names data: in img-src. */
function isFalseAlarm({ message }) {
  return /^Resource violates Content Security Policy .* image “data:image\//.test(message);
}

/** How a page is looked at: a phone and a desk, by day and by night, and paper. */
const VIEWS = [
  { name: 'phone', width: 375, scheme: 'light', media: 'screen' },
  { name: 'phone, dark', width: 375, scheme: 'dark', media: 'screen' },
  { name: 'desk', width: 1440, scheme: 'light', media: 'screen' },
  { name: 'desk, dark', width: 1440, scheme: 'dark', media: 'screen' },
  { name: 'paper', width: 800, scheme: 'light', media: 'print' },
];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules of accessibility, in the browser that Galley prints with, in every view. */
export const axeChecker = {
  name: 'axe-core',
  format: 'html',
  async open() {
    const { version } = require('axe-core/package.json');
    const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
    const running = await launchOwn();
    const judge = async (file) => ({
      errors: await judgeViews(running.browser, file, source),
      warnings: [],
    });
    return judgeEach(version, judge, () => running.end());
  },
};

async function judgeViews(browser, file, source) {
  const page = await browser.newPage();
  const found = [];
  for (const { name, width, scheme, media } of VIEWS) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaType(media);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setContent(await readFile(file, 'utf8'));
    await page.evaluate(source);
    const options = JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] });
    const { violations } = await page.evaluate(`axe.run(document, ${options})`);
    const scrolls = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    if (scrolls && media === 'screen') found.push(`${name}: the page scrolls sideways`);
    for (const { id, help, nodes } of violations) {
      for (const { html, failureSummary } of nodes) {
        found.push(`${name}: ${id}: ${help}: ${html} ${failureSummary.replace(/\s+/g, ' ')}`);
      }
    }
  }
  await page.close();
  return found;
}

/** Accessibility, good practice and findability, as Chrome's own judge sees them. */
export const lighthouseChecker = {
  name: 'Lighthouse',
  format: 'html',
  async open() {
    const lighthouse = await fetchTool(`lighthouse@${LIGHTHOUSE}`, 'lighthouse');
    const browser = await openBrowser();
    const server = await serve();
    const { port } = server.address();
    const judge = async (file) => {
      const stdout = await runTool(
        lighthouse,
        [
          `http://127.0.0.1:${port}/${file}`,
          '--only-categories=accessibility,best-practices,seo',
          // It asks for robots.txt out of the page, and the policy of the page says no to that.
          '--skip-audits=robots-txt',
          '--chrome-flags=--headless --no-sandbox',
          '--output=json',
          '--quiet',
        ],
        browser.env,
      );
      return readScores(JSON.parse(stdout));
    };
    return judgeEach(LIGHTHOUSE, judge, async () => {
      server.close();
      await browser.close();
    });
  },
};

/** What keeps a page from 100 is an error. */
function readScores({ categories, audits, runtimeError }) {
  if (runtimeError) throw new Error(`Lighthouse failed: ${runtimeError.message}`);
  const errors = Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(
        ({ id, weight }) =>
          weight > 0 && audits[id] && audits[id].score !== null && audits[id].score < 1,
      )
      .map(
        ({ id }) =>
          `${title}: ${id}: ${audits[id].title} ${JSON.stringify(audits[id].details?.items ?? [])}`,
      ),
  );
  return { errors, warnings: [] };
}

/** Lighthouse takes no files: a server for them, for as long as it runs, on this machine alone. */
async function serve() {
  const server = createServer((request, response) => {
    readFile(`.${decodeURIComponent(request.url)}`).then(
      (page) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

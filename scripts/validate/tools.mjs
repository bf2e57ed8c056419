import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

const run = promisify(execFile);
const limit = pLimit(2);

/** A checker can't run on this machine; the message says why, and what to do. */
export class Missing extends Error {}

/** Runs a program and gives what it printed. Some end with 1 when they found something: that is no failure. */
export async function runTool(command, args, env = {}) {
  try {
    const options = { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...env } };
    return (await run(command, args, options)).stdout;
  } catch (error) {
    if (typeof error.code === 'number' && error.stdout) return error.stdout;
    throw error;
  }
}

/** Checks that a program is there; gives the first line that it prints. */
export async function findTool(command, args, advice) {
  try {
    const { stdout, stderr } = await run(command, args);
    return `${stdout}${stderr}`.trim().split('\n')[0];
  } catch {
    throw new Missing(`there is no ${command} on this machine. ${advice}`);
  }
}

/**
 * The program of a package that is too large to be installed with Galley: npm fetches it when it is first
 * needed and keeps it in its own cache.
 */
export async function fetchTool(spec, program) {
  const env = { npm_config_ignore_scripts: 'true', PUPPETEER_SKIP_DOWNLOAD: 'true' };
  const args = ['exec', '--yes', `--package=${spec}`, '-c', `command -v ${program}`];
  try {
    const path = (await runTool('npm', args, env)).trim().split('\n').at(-1);
    if (path) return path;
  } catch {
    // Said below.
  }
  throw new Missing(`npm could not fetch ${spec}. It needs the npm registry once.`);
}

/**
 * A judge of files one by one, two at a time. Checkers with a browser now and then end without a word on a busy
 * machine: that is said, and tried once more.
 */
export function judgeEach(version, judge, close) {
  const judgeTwice = async (file) => {
    try {
      return await judge(file);
    } catch (error) {
      console.error(`${file}: the checker failed and is started once more (${error.message})`);
      return judge(file);
    }
  };
  const judgeAll = (files) => Promise.all(files.map((file) => limit(judgeTwice, file)));
  return { version, judgeAll, close };
}

/** Parts findings with levels into errors and warnings; the rest is advice. */
export function sortFindings(found) {
  const ofLevel = (pattern) => found.filter(({ level }) => pattern.test(level));
  return {
    errors: ofLevel(/^(?:fatal|error)$/i).map(({ text }) => text),
    warnings: ofLevel(/^warning$/i).map(({ text }) => text),
  };
}

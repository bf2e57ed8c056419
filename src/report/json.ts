import { VFile } from 'vfile';
import { reporterJson } from 'vfile-reporter-json';
import { listMessages } from './messages.js';
import type { Reporter } from './reporter.js';

interface JsonFile {
  readonly messages: readonly object[];
}

/** Findings as vfile-reporter-json writes them, each with the places that it is `related` to. */
export const reportJson: Reporter = (files, { info }) => {
  const views = files.map((file) => {
    const view = new VFile({ cwd: file.cwd, history: [...file.history] });
    view.messages.push(...listMessages(file, info));
    return view;
  });
  const written = JSON.parse(reporterJson(views)) as readonly JsonFile[];
  const full = written.map((file, at) => ({
    ...file,
    messages: file.messages.map((message, index) => {
      const related = views[at]?.messages[index]?.related;
      return related ? { ...message, related } : message;
    }),
  }));
  return `${JSON.stringify(full, undefined, 2)}\n`;
};

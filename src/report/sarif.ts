import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Place } from '../model/finding.js';
import { makeFingerprint } from '../model/fingerprint.js';
import { relativePath } from '../model/relative-path.js';
import { levelOf } from '../model/message.js';
import { listMessages, pathOf, placeOf, sentenceOf } from './messages.js';
import type { Reporter } from './reporter.js';
import { describeRule, sarifLevels } from './sarif-rules.js';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Findings as SARIF 2.1.0, which code scanning services and editors read. Paths are relative to the working folder. */
export const reportSarif: Reporter = (files, { info, generator, rules }) => {
  const found = files.map((file) => ({ file, messages: listMessages(file, info) }));
  const ids = new Set(found.flatMap(({ messages }) => messages.map(idOf)));
  const used = [...ids].toSorted();
  const [name, version] = generator.split(' ');
  const driver = { name, version, rules: used.map((id) => describeRule(id, rules)) };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    results: found.flatMap(({ file, messages }) => toResults(file, messages, used)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
};

function toResults(file: VFile, messages: readonly VFileMessage[], ids: readonly string[]) {
  const artifactLocation = locate(file);
  const fingerprint = makeFingerprint(String(file));
  const seen = new Map<string, number>();
  return messages.map((message) => {
    const { reason, related = [], expected = [], note } = message;
    const place = placeOf(message);
    const name = fingerprint({ id: idOf(message), reason, place });
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const toLocation = (other: Place | undefined) => ({
      physicalLocation: { artifactLocation, region: toRegion(other) },
    });
    const relatedLocations = related.map((other, id) => ({
      id,
      message: { text: sentenceOf(other.reason) },
      ...toLocation(other.place),
    }));
    const fixes = expected.map((text) => ({
      description: { text: note ?? 'Replace it.' },
      artifactChanges: [
        {
          artifactLocation,
          replacements: [{ deletedRegion: toRegion(place), insertedContent: { text } }],
        },
      ],
    }));
    return {
      ruleId: idOf(message),
      ruleIndex: ids.indexOf(idOf(message)),
      level: sarifLevels[levelOf(message)],
      message: { text: [sentenceOf(reason), note].filter(Boolean).join(' ') },
      locations: [toLocation(place)],
      ...(relatedLocations.length > 0 && { relatedLocations }),
      ...(fixes.length > 0 && { fixes }),
      partialFingerprints: { 'galley/v1': `${name} (${String(count)})` },
    };
  });
}

function idOf({ ruleId }: VFileMessage): string {
  return ruleId ?? 'galley';
}

/** A file within the working folder by its way from there, another one by its whole address. */
function locate(file: VFile) {
  const way = relativePath(file);
  if (way === undefined) return { uri: pathToFileURL(resolve(file.cwd, pathOf(file))).href };
  return { uri: way.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Both count from 1 and end behind the last character. */
function toRegion(place: Place | undefined) {
  if (!place) return { startLine: 1 };
  const { start, end } = place;
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

export { build } from './build.js';
export type { BuildOptions } from './build.js';
export { check } from './check.js';
export type { CheckOptions } from './check-source.js';
export { fix } from './fix.js';
export type { FixOptions } from './fix.js';
export { fmt } from './fmt.js';
export type { FmtOptions } from './fmt.js';
export type { FormatName } from './formats/index.js';
export { merge } from './merge.js';
export { createNodeHost } from './host/node-host.js';
export type { Briefing, Lead, Section } from './model/briefing.js';
export { Failure } from './model/failure.js';
export type { FailureCode } from './model/failure.js';
export type { Manifest, ManifestArtifact, ManifestBriefing, Shard } from './model/manifest.js';
export type { FileFacts, Host, Printer } from './model/host.js';
export type { PrintPage } from './model/print-page.js';
export type {
  AiAssistance,
  Author,
  Correction,
  Meta,
  Publisher,
  SourceReference,
} from './model/meta.js';
export type {
  BuildResult,
  BuiltArtifact,
  BuiltBriefing,
  FixedFile,
  FormattedFile,
  Progress,
} from './model/result.js';

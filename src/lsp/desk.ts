import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked } from '../check-source.js';
import { Failure } from '../model/failure.js';

/** What came of a check: what was found, or what kept it from being made. */
export interface Outcome {
  /** The document as it stood then: places are places in this one. */
  readonly document: TextDocument;
  readonly result: Checked | Failure;
}

/** What a desk needs. */
export interface DeskTools {
  /** Checks a document; may throw a `Failure`. */
  readonly check: (document: TextDocument) => Promise<Checked>;
  /** Told each outcome that is still true. */
  readonly tell: (outcome: Outcome) => void;
  /** Told what is our own fault. */
  readonly complain: (error: unknown) => void;
}

/** Where open documents are checked. */
export interface Desk {
  /** Checks a document when the typing pauses. */
  schedule(document: TextDocument): void;
  /** What is known about a document as it stands now; checks it at once if need be. */
  look(document: TextDocument): Promise<Outcome>;
  /** Forgets a document, and what was to be done about it. */
  forget(uri: string): void;
}

/** How long typing has to pause before a document is checked, in milliseconds. */
const PAUSE = 200;

/** Checks documents, each version once: what a newer version has overtaken is told to nobody. */
export function openDesk({ check, tell, complain }: DeskTools): Desk {
  const timers = new Map<string, NodeJS.Timeout>();
  const latest = new Map<string, { version: number; outcome: Promise<Outcome> }>();
  const stop = (uri: string) => {
    clearTimeout(timers.get(uri));
    timers.delete(uri);
  };
  const look = (document: TextDocument): Promise<Outcome> => {
    const { uri, version } = document;
    stop(uri);
    const known = latest.get(uri);
    if (known && known.version === version) return known.outcome;
    const entry = { version, outcome: settle(document, check) };
    latest.set(uri, entry);
    const isTrue = () => latest.get(uri) === entry && document.version === version;
    entry.outcome.then((outcome) => isTrue() && tell(outcome)).catch(complain);
    return entry.outcome;
  };
  return {
    look,
    schedule(document) {
      stop(document.uri);
      const start = () => void look(document);
      timers.set(document.uri, setTimeout(start, PAUSE));
    },
    forget(uri) {
      stop(uri);
      latest.delete(uri);
    },
  };
}

async function settle(open: TextDocument, check: DeskTools['check']): Promise<Outcome> {
  const { uri, languageId, version } = open;
  const document = TextDocument.create(uri, languageId, version, open.getText());
  try {
    return { document, result: await check(document) };
  } catch (error) {
    if (error instanceof Failure) return { document, result: error };
    throw error;
  }
}

/** A source that tries to break something, and what must become of it. */
export interface HostileCase {
  readonly name: string;
  /** The whole source file. */
  readonly source: string | Uint8Array;
  /** Name of the source file; `a.md` if absent. */
  readonly path?: string;
  /** Other files, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** All findings at error level, as `line:column id`, in order; nothing: it is rendered whole. */
  readonly errors?: readonly string[];
  /** What a reader must find in the page and in the book, white space aside. */
  readonly holds?: readonly string[];
}

/** A Markdown briefing without fault; `body` stands in its last section, in line 16. */
export function markdown(body: string, title = 'Title'): string {
  return `# ${title}

A lead that has words enough to be one, so that no one who reads this has to ask what it is about.

## Key Takeaways

- One thing.
- Another thing.
- The last thing.

## Analysis

Text of the analysis.

${body}
`;
}

/** A pasted briefing without fault; `body` are further lines of its last section, from line 9. */
export function pasted(body: string, title = 'Title'): string {
  return `${title}
A lead that has words enough to be one, so that no one who reads this has to ask what it is about.
Key Takeaways
- One thing.
- Another thing.
- The last thing.
Analysis
Text of the analysis.
${body}
`;
}

/** A pasted briefing with front matter; `yaml` starts in line 2. */
export function fronted(yaml: string): string {
  return `---\n${yaml}\n---\n${pasted('More.')}`;
}

/** MARC relators (loc.gov/marc/relators) by the words that desks use for them. */
const RELATORS: Readonly<Record<string, string>> = {
  analyst: 'anl',
  author: 'aut',
  contributor: 'ctb',
  editor: 'edt',
  illustrator: 'ill',
  photographer: 'pht',
  reporter: 'rpt',
  researcher: 'res',
  reviewer: 'rev',
  translator: 'trl',
  writer: 'aut',
};

/** The relator of a role in the writer's words; what is not plainly another one is an author. */
export function findRelator(role: string | undefined): string {
  return RELATORS[role?.toLowerCase() ?? ''] ?? 'aut';
}

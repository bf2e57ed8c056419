import { markdown, type HostileCase } from './case.js';

/** A formula that is refused, and at which column of line 15, where the body of a case begins. */
const refused = (name: string, tex: string, column: number): HostileCase => ({
  name,
  source: markdown(`$$${tex}$$`),
  errors: [`15:${String(column)} formula-unreadable`],
});

/** Formulae that would run, fetch, hide or grow. */
export const formulae: readonly HostileCase[] = [
  refused('a formula with a link that runs', '\\href{javascript:alert(1)}{x}', 3),
  refused('a formula with a reference', '\\ref{a}', 1),
  refused('a formula with a picture', '\\includegraphics{https://x.example/y.png}', 3),
  refused('a formula that grows without end', '\\def\\a{\\a\\a}\\a', 3),
  refused('a formula that doubles', 'x \\newcommand{\\a}{xx}\\a\\a', 5),
  refused('a formula that renames', '\\let\\a=\\frac \\a', 3),
  refused('a command that would say it the wrong way round', '\\prescript{14}{6}{C}', 3),
  refused('a formula that never ends', '\\frac{a', 10),
  refused('a formula with a class', '\\class{title}{x}', 3),
  refused('a formula with an identifier', '\\id{briefing}{x}', 3),
  refused('a formula nested in roots', `${'\\sqrt{'.repeat(200)}x${'}'.repeat(200)}`, 1),
  refused('a formula of 2,001 characters', 'x '.repeat(1001), 1),
  refused('an unknown command', 'x + \\nosuchthing', 7),
  refused('a crossed-out formula', '\\cancel{x}', 1),
  {
    name: 'a block without a formula',
    source: markdown('$$\n$$'),
    errors: ['15:1 formula-unreadable'],
  },
  {
    name: 'HTML in a formula',
    source: markdown('$$\\text{<script>alert(1)</script><img src=x onerror=alert(1)>}$$'),
    holds: ['<script>alert(1)</script><img src=x onerror=alert(1)>'],
  },
  {
    name: 'MathML in a formula',
    source: markdown('$$</math><script>x</script>$$'),
    holds: ['</math><script>x</script>'],
  },
  {
    name: 'colours and sizes in a formula',
    source: markdown('$$\\textcolor{white}{a}\\hspace{-99em}\\rule{9999em}{1em}b$$'),
    holds: ['ab'],
  },
  {
    name: 'dollars',
    source: markdown('It cost $5, then $6; a $ and \\$\\$ are left.'),
    holds: ['It cost $5, then $6; a $ and $$ are left.'],
  },
  {
    name: 'a heading in a formula that never ends',
    source: markdown('$$\nx\n\n## Sources\n\n- y'),
    errors: ['18:1 formula-unreadable'],
  },
  { name: '2,000 formulae', source: markdown('$$x_1$$ '.repeat(2000)), holds: ['x1 x1'] },
];

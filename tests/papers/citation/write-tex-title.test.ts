import { writeTexTitle } from '../../../src/papers/citation/write-tex-title';

describe('writeTexTitle', () => {
  it.each([
    ['specials', 'Q&A at 50% of #1_x ~ ^', String.raw`{Q\&A} at 50\% of \#1\_x \textasciitilde{} \textasciicircum{}`],
    ['what is escaped already', String.raw`44\% of R\&D`, String.raw`44\% of {R\&D}`],
    ['unknown commands', String.raw`Why \oni?`, String.raw`Why \textbackslash{}oni?`],
    ['braces', 'a } b {', String.raw`a \textbraceright{} b \textbraceleft{}`],
    ['comparisons', 'a < b > c | d', String.raw`a \textless{} b \textgreater{} c \textbar{} d`],
    ['math', String.raw`An $O(n^2)$ bound for $\alpha_{i}$`, String.raw`An {$O(n^2)$} bound for {$\alpha_{i}$}`],
    ['prices', 'From $5 to $10, or $5-$10', String.raw`From \$5 to \$10, or \$5-\$10`],
    ['unbalanced math', 'An $x_{i$ here', String.raw`An \$x\_\textbraceleft{}i\$ here`],
    [
      'capitals',
      'DeepSeek-R1: 3D GPT-4o (BERT) in Self-Supervised K-means',
      '{DeepSeek-R1}: {3D} {GPT-4o} ({BERT}) in Self-Supervised K-means',
    ],
    ['letters of any script', 'Naïve Bayes 模型 — “Łódź”', 'Naïve Bayes 模型 — “Łódź”'],
  ])('writes %s', (_, title, expected) => {
    expect(writeTexTitle(title)).toBe(expected);
  });

  it.each([String.raw`$\input{/etc/passwd}$`, String.raw`$\write18{x}$`, '$^^5cinput{x}$', String.raw`$\def\a{\a}\a$`])(
    'prints %s instead of running it',
    (title) => {
      expect(writeTexTitle(title)).toMatch(/^\{?\\\$.*\\\$\}?$/);
      expect(writeTexTitle(title).replace(/\\text[a-z]+\{\}|\\[$&%#_]/g, '')).not.toContain('\\');
    },
  );
});

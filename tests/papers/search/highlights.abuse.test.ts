import fc from 'fast-check';
import { parseQuery } from '../../../src/papers/filter/query/parse-query';
import { highlightPaper } from '../../../src/papers/highlights/highlight-paper';
import { words } from './random-papers';

const markup = [
  '<script>alert(1)</script>',
  '<mark>',
  '</mark>',
  '&amp;',
  '&lt;mark&gt;',
  '"',
  "'",
  '<img src=x onerror=y>',
];
const unescaped: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The text that a highlight shows, and what is marked in it; throws on markup other than its own. */
function readHighlight(html: string): { text: string; marked: string[] } {
  if (!/^(?:[^<>"'&]|&(?:amp|lt|gt|quot|#39);|<mark>(?:[^<>"'&]|&(?:amp|lt|gt|quot|#39);)+<\/mark>)*$/.test(html)) {
    throw new Error(`Expected escaped text and whole marks alone, got ${html}`);
  }
  const read = (part: string): string => part.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => unescaped[entity] ?? '');
  return {
    text: read(html.replace(/<\/?mark>/g, '')),
    marked: [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, marked = '']) => read(marked)),
  };
}

const highlight = (query: string, texts: Partial<Parameters<typeof highlightPaper>[1]>) =>
  highlightPaper(parseQuery(query).condition, { title: '', abstract: '', authors: [], ...texts });

describe('Highlights', () => {
  it('escape what stands in titles, abstracts and names', () => {
    const text = '<script>alert("reward & \'model\'")</script>';
    expect(highlight('reward', { title: text, abstract: text, authors: [text, 'Ada'] })).toEqual(
      ['title', 'abstract', 'authors'].map((field) => ({
        field,
        html: '&lt;script&gt;alert(&quot;<mark>reward</mark> &amp; &#39;model&#39;&quot;)&lt;/script&gt;',
      })),
    );
  });

  it.each([
    ['reward', 'A reward, rewards, and REWARDING', ['reward', 'rewards']],
    ['gpt4', 'GPT-4 and GPT4 but not GPT 4', ['GPT-4', 'GPT4', 'GPT', '4']],
    ['"reward model"', 'A model of reward and reward models', ['reward', 'models']],
    ['-model reward', 'A model of reward', ['reward']],
    ['reward OR model', 'A model of reward', ['model', 'reward']],
    ['rew*', 'Rewarding rewards and a word', ['Rewarding', 'rewards']],
    ['mark', '<mark> & marks', ['mark', 'marks']],
    ['amp', '&amp; amps', ['amp', 'amps']],
    ['naive', 'A naïve look', ['naïve']],
    ['C++', 'In C++ and C', ['C++']],
    ['the', 'The reward', []],
  ])('of %s in "%s" are %j', (query, title, marked) => {
    const found = highlight(query, { title }).map(({ html }) => readHighlight(html));
    expect(found.flatMap((each) => each.marked)).toEqual(marked);
    expect(found.map(({ text }) => text)).toEqual(marked.length === 0 ? [] : [title]);
  });

  const pieces = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...markup) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  );
  const textOf = (most: number) => fc.array(pieces, { maxLength: most }).map((all) => all.join(' '));

  it('give each text back whole or cut between words, with balanced marks, whatever stands in it', () => {
    fc.assert(
      fc.property(textOf(5), textOf(10), textOf(150), textOf(4), (query, title, abstract, name) => {
        for (const { field, html } of highlight(query, { title, abstract, authors: [name] })) {
          const { text, marked } = readHighlight(html);
          expect(text.isWellFormed()).toBe(true);
          expect(marked.length).toBeGreaterThan(0);
          const cut = text.replace(/^… | …$/g, '');
          const from = abstract.indexOf(cut);
          const isWhole = [title, name, abstract].includes(text);
          const isStretch = field === 'abstract' && from >= 0 && (from === 0 || abstract.charAt(from - 1) === ' ');
          expect(isWhole || (isStretch && cut.length <= 300)).toBe(true);
        }
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });

  it('cut no letter in two where a text has no spaces', () => {
    for (let before = 0; before < 8; before += 1) {
      const abstract = `${'a'.repeat(before)}${'🎉'.repeat(200)}reward${'🎉'.repeat(400)}`;
      const [{ html } = { html: '' }] = highlight('reward', { abstract });
      expect(readHighlight(html).text.isWellFormed()).toBe(true);
      expect(readHighlight(html).marked).toEqual(['reward']);
    }
  });

  it('show the stretch with the most matches', () => {
    const abstract = `reward ${'nothing '.repeat(60)} the reward model and reward models ${'nothing '.repeat(60)}`;
    const [{ html } = { html: '' }] = highlight('reward model', { abstract });
    const { text, marked } = readHighlight(html);
    expect(marked).toEqual(['reward', 'model', 'reward', 'models']);
    expect(text).toMatch(/^… nothing .* nothing …$/);
    expect(text.length).toBeLessThanOrEqual(304);
  });

  it.each([
    ['a long phrase that nearly repeats', `"${'word '.repeat(300)}"`, `${'word '.repeat(9_000)}`],
    ['many words', Array.from({ length: 60 }, () => 'word').join(' '), `${'word '.repeat(9_000)}`],
    ['many beginnings', 'wo* '.repeat(60), `${'word '.repeat(9_000)}`],
  ])('take little time with %s', (_, query, abstract) => {
    const before = process.cpuUsage();
    highlight(query, { abstract });
    // In microseconds of the processor, since the machine may be busy; by the square of the words it would be minutes.
    expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
  });
});

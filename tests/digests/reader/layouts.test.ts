import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readFixture } from './read-fixture';

const today = '2025-11-23';
const gap =
  'Recent methods leave a gap between what they promise and what they do. We measure it on five benchmarks. ' +
  'Closing it takes one more step of training.';
const bridge =
  'Bridges are usually built from both sides. In this work we build one from the middle, and show that it holds ' +
  'under twice the usual load.';

function read(...lines: string[]) {
  const { entries, problems } = parseDigest(lines.join('\n'), { date: '2025-03-13', today });
  return { problems, papers: entries.map(({ title, abstract }) => [title, abstract]) };
}

describe('pages as they are copied', () => {
  it('have votes, authors, organisations and dates around a paper, and their box more than once', () => {
    const { digest, entries, problems } = parseDigest(readFixture('full-page.txt'), { today });
    expect(problems).toEqual([]);
    expect(digest).toEqual({ date: '2025-03-13', title: 'Daily Papers', cadence: 'DAILY' });
    expect(
      entries.map(({ title, votes, authorCount, organisation, publishedOn }) => [
        title.slice(0, 8),
        votes,
        authorCount,
        organisation,
        publishedOn,
      ]),
    ).toEqual([
      ['CREAM: C', 69, 5, null, '2025-03-12'],
      ['STARC: A', 0, null, 'University of Oxford', '2025-03-11'],
      ['The Off-', 1200, 1, null, '2025-03-12'],
    ]);
  });

  it('are wrapped by mail programs, titles and all', () => {
    const { digest, entries, problems } = parseDigest(readFixture('wrapped.txt'), { today });
    expect(problems).toEqual([]);
    expect(digest).toEqual({ date: '2025-03-10', title: 'Weekly papers', cadence: 'WEEKLY' });
    expect(entries.map(({ title, abstract }) => [title, abstract.length])).toEqual([
      ['Self-Consistency of the Internal Reward Models Improves Self-Rewarding Language Models', 1472],
      ['ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search', 1482],
      [
        'Leveraging Domain Knowledge for Efficient Reward Modelling in RLHF: A Case-Study in E-Commerce Opinion Summarization',
        1377,
      ],
    ]);
    expect(entries.every(({ abstract }) => !abstract.includes('\n'))).toBe(true);
  });

  it('are wrapped without a blank line anywhere', () => {
    const { entries, problems } = parseDigest(readFixture('no-blank-lines.txt'), { today });
    expect(problems).toEqual([]);
    expect(entries.map(({ title, abstract }) => [title, abstract.length])).toEqual([
      ['T-REG: Preference Optimization with Token-Level Reward Regularization', 1557],
      ['Reward Generalization in RLHF: A Topological Perspective', 1454],
      ['Self-rationalization improves LLM as a fine-grained judge', 1461],
    ]);
  });

  it('have abstracts of several paragraphs, which stay apart', () => {
    const { entries, problems } = parseDigest(readFixture('paragraphs.txt'), { today });
    expect(problems).toEqual([]);
    expect(entries.map(({ title, abstract }) => [title.slice(0, 12), abstract.split('\n\n').length])).toEqual([
      ['Direct Nash ', 3],
      ['Training Lan', 3],
      ['Secrets of R', 3],
    ]);
  });

  it('come from the search with titles and abstracts alone', () => {
    const { digest, entries, problems } = parseDigest(readFixture('search-results.txt'), { date: '2025-03-13', today });
    expect(problems).toEqual([]);
    expect(digest?.date).toBe('2025-03-13');
    expect(entries.map(({ titleLine }) => titleLine)).toEqual([1, 4, 7]);
  });

  it('have the votes on the line of the title', () => {
    const page = ['69 Mind the Gap', '', gap, '', '- 3D Bridges', '', bridge].join('\n');
    const { entries } = parseDigest(page, { date: '2025-03-13', today });
    expect(entries.map(({ title, votes }) => [title, votes])).toEqual([
      ['Mind the Gap', 69],
      ['3D Bridges', 0],
    ]);
  });

  it('may have a number at the start of one title', () => {
    expect(read('100 Days of Attention', '', gap, '', 'Mind the Gap', '', bridge).papers).toEqual([
      ['100 Days of Attention', gap],
      ['Mind the Gap', bridge],
    ]);
  });

  it('have authors, a dot and a date on one line', () => {
    const page = ['Mind the Gap', gap, '12 authors · Mar 12, 2025', 'Bridges', bridge, 'ByteDance Seed · Mar 2'].join(
      '\n',
    );
    const { entries, problems } = parseDigest(page, { date: '2025-03-13', today });
    expect(problems).toEqual([]);
    expect(entries).toMatchObject([
      { title: 'Mind the Gap', abstract: gap, authorCount: 12, organisation: null, publishedOn: '2025-03-12' },
      {
        title: 'Bridges',
        abstract: bridge,
        authorCount: null,
        organisation: 'ByteDance Seed',
        publishedOn: '2025-03-02',
      },
    ]);
  });
});

describe('titles and abstracts are told apart by what they are', () => {
  const other = ['', 'Bridges from the Middle', '', bridge];

  it.each([
    [
      'a very long title',
      'Can We Trust What Language Models Say About Themselves: A Long, Long Study of One Simple Question, With Colons: Or Not?',
    ],
    ['a question', 'Is Attention All You Need?'],
    ['a full stop', 'Everything you need is attention.'],
    ['an exclamation in the middle', 'Presto! Distilling Steps and Layers for Faster Music Generation'],
    ['two sentences', 'Reconstruction vs. Generation: Taming the Dilemma'],
    ['sentence case', 'Models of human preference for learning reward functions'],
    ['a lower-case start', 'gsplat: an open-source library for Gaussian splatting'],
    ['one word', 'Magistral'],
  ])('a title with %s', (_, title) => {
    const wanted = {
      problems: [],
      papers: [
        [title, gap],
        ['Bridges from the Middle', bridge],
      ],
    };
    expect(read(title, '', gap, ...other)).toEqual(wanted);
    expect(read('Bridges from the Middle', '', bridge, '', title, '', gap).papers).toEqual(wanted.papers.toReversed());
  });

  it.each([
    ['of one short sentence', 'We show that attention suffices for translation.'],
    ['that starts in lower case', 'in this paper we look at the world, and ask what remains of it.'],
    ['that ends in a link', `${gap} Code is at https://github.com/a/b`],
    ['without its full stop', gap.slice(0, -1)],
    ['with a list', `${gap} They are: (1) width, (2) depth, and (3) the gap itself.`],
  ])('an abstract %s', (_, abstract) => {
    expect(read('Mind the Gap', '', abstract, ...other)).toEqual({
      problems: [],
      papers: [
        ['Mind the Gap', abstract],
        ['Bridges from the Middle', bridge],
      ],
    });
  });

  it('a last paragraph with a link belongs to the abstract above it', () => {
    const link = 'Code is available at https://github.com/a/b.';
    expect(read('Mind the Gap', '', gap, '', link, ...other).papers[0]).toEqual(['Mind the Gap', `${gap}\n\n${link}`]);
  });

  it('menu words that end a wrapped line are no menu', () => {
    const title = ['A Study of the Reward Functions of Very Large and Very Open Language', 'Models'];
    expect(read(...title, '', gap, ...other).papers[0]).toEqual([title.join(' '), gap]);
  });
});

describe('wrapped words', () => {
  const wrapped = (first: string, second: string) =>
    read(
      'Mind the Gap',
      '',
      'An algorithm of this kind leaves a gap between what it promises and',
      `what it does, and this is what we call the gap of the ${first}`,
      `${second} that we measure in the following on five benchmarks, which are`,
      'known to be hard.',
    ).papers[0]?.[1];

  it('keep a hyphen of their own', () => {
    expect(wrapped('self-', 'supervised methods')).toContain('the self-supervised methods that');
    expect(wrapped('GPT-', '4 models')).toContain('the GPT-4 models that');
  });

  it('lose a hyphen that only the wrapping put there, where the paper itself shows it', () => {
    expect(wrapped('algo-', 'rithm')).toContain('the algorithm that');
  });

  it('keep the space of a suspended hyphen', () => {
    expect(wrapped('pre-', 'and post-training')).toContain('the pre- and post-training that');
  });
});

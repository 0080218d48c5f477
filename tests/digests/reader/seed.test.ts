import type { DigestReading } from '../../../src/digests/reader/digest-reading';
import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readSeed } from './read-fixture';

describe('the seed digest', () => {
  const text = readSeed();
  const options = { fileName: 'seeds/digests/2025-03-13.txt', today: '2026-11-23' };
  const reading = parseDigest(text, options);

  it('is read whole: 54 papers, the date with its year, no problem', () => {
    expect(reading.problems).toEqual([]);
    expect(reading.digest).toEqual({ date: '2025-03-13', title: null, cadence: null });
    expect(reading.entries).toHaveLength(54);
    expect(reading.entries[0]?.title).toBe(
      'Self-Consistency of the Internal Reward Models Improves Self-Rewarding Language Models',
    );
    expect(reading.entries[53]?.title).toBe('Confronting Reward Model Overoptimization with Constrained RLHF');
  });

  it('gives titles and abstracts as they stand on the lines it names', () => {
    const lines = text.split('\n');
    for (const { title, abstract, titleLine, lines: range } of reading.entries) {
      expect(range.from).toBe(titleLine);
      expect(lines[titleLine - 1]).toBe(title);
      expect(lines.slice(range.from, range.to).filter((line) => line !== '')).toEqual([abstract]);
    }
  });

  it('keeps TeX as text', () => {
    const abstracts = reading.entries.map(({ abstract }) => abstract).join('\n');
    expect(abstracts).toContain('44\\%');
    expect(abstracts).toContain('\\oni');
    expect(abstracts).toContain('``');
  });

  it('finds the links with their kinds, without the full stop of the sentence', () => {
    expect(reading.entries.flatMap(({ links }) => links.map(({ url, kind }) => `${kind} ${url}`))).toEqual([
      'CODE https://github.com/Raibows/CREAM',
      'CODE https://github.com/wzhouad/T-REG',
      'CODE https://github.com/shenao-zhang/SELM',
      'CODE https://github.com/abukharin3/HERON',
      'CODE https://github.com/facebookresearch/oni',
      'PROJECT https://sites.google.com/view/few-shot-icpl/home',
      'PROJECT https://sermanet.github.io/rewards',
      'PROJECT https://text-to-reward.github.io/',
      'CODE https://github.com/Picsart-AI-Research/Social-Reward',
      'PROJECT https://robofume.github.io/',
      'OTHER https://hf.co/Psychotherapy-LLM',
      'CODE https://github.com/cassidylaidlaw/orpo',
    ]);
  });

  it('says nothing that the page does not say', () => {
    for (const { votes, authorCount, organisation, publishedOn } of reading.entries) {
      expect({ votes, authorCount, organisation, publishedOn }).toEqual({
        votes: null,
        authorCount: null,
        organisation: null,
        publishedOn: null,
      });
    }
  });

  const rewritings: [string, (page: string) => string][] = [
    ['CR LF', (page) => page.replaceAll('\n', '\r\n')],
    ['lone CR', (page) => page.replaceAll('\n', '\r')],
    ['a byte order mark', (page) => `\uFEFF${page}`],
    ['no trailing newline', (page) => page.trimEnd()],
    ['no-break spaces', (page) => page.replaceAll(' ', '\u00A0')],
    ['zero-width spaces', (page) => page.replaceAll(' ', ' \u200B')],
    ['white space around lines and in blank ones', (page) => page.replaceAll('\n', ' \t\n\u00A0 ')],
    ['more blank lines', (page) => page.replaceAll('\n\n', '\n\n\n\n')],
    ['a vote count before each title', (page) => page.replace(/^(?=\S.{4,150}\n\n\S.{160})/gm, '12\n\n')],
    ['the box twice', (page) => page.slice(0, page.indexOf('Self-Consistency')) + page],
    [
      'authors, a dot and a date behind each abstract',
      (page) => page.replace(/^(\S.{400,})$/gm, '$1\n\n7 authors\n\n·\n\nMar 9, 2025'),
    ],
  ];

  it.each(rewritings)('reads the same papers with %s', (_, rewrite) => {
    const rewritten = parseDigest(rewrite(text), options);
    expect(rewritten.problems).toEqual([]);
    expect(rewritten.digest?.date).toBe('2025-03-13');
    expect(papers(rewritten)).toEqual(papers(reading));
  });
});

function papers({ entries }: DigestReading): string[][] {
  return entries.map(({ title, abstract, links }) => [title, abstract, ...links.map(({ url }) => url)]);
}

import fc from 'fast-check';
import { matchesFilter } from '../../../src/papers/filter/matches-filter';
import { parseQuery } from '../../../src/papers/filter/query/parse-query';
import { toTsquery } from '../../../src/papers/filter/query/to-tsquery';
import { searchDocument } from '../../../src/papers/search-index/search-document';
import { splitWords } from '../../../src/papers/search-index/split-words';
import { toTsvector } from '../../../src/papers/search-index/to-tsvector';
import { somePaper } from './some-paper';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const pieces = [
  '"',
  '-',
  '*',
  'OR',
  '|',
  "'",
  '\\',
  ':',
  '&',
  '!',
  '<->',
  '(',
  ')',
  'word',
  'GPT-4',
  'C++',
  '\0',
  '\ud83d',
];
const oddText = fc
  .array(fc.oneof(fc.constantFrom(...pieces, ' '), anyText), { maxLength: 40 })
  .map((all) => all.join(''));
const million = 1_000_000;

describe('Queries that make no sense', () => {
  it.each([
    ['any text', anyText],
    ['operators and quotes in any order', oddText],
  ])('never throw: %s', (_, texts) => {
    const paper = somePaper({ title: 'A word of GPT-4 and C++', abstract: 'OR not', authors: ['Ada Lovelace'] });
    fc.assert(
      fc.property(texts, (query) => {
        matchesFilter({ query })(paper);
        const { condition, words } = parseQuery(query);
        expect(toTsquery(condition).compile().values).toHaveLength(1);
        expect(words.map(({ start, end }) => end > start && end <= query.length)).not.toContain(false);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('nor does any text as a paper', () => {
    fc.assert(
      fc.property(oddText, oddText, (title, abstract) => {
        const document = searchDocument({
          title,
          abstract,
          authorKeys: [],
          arxivId: null,
          doi: null,
          categories: [],
          topicKeys: [],
          hasCode: false,
        });
        expect([...document.keys()].filter((lexeme) => !lexeme.isWellFormed() || lexeme.includes('\0'))).toEqual([]);
        expect(toTsvector(document)).not.toContain('\0');
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('cut no letter in two where a word is cut', () => {
    for (let before = 90; before < 110; before += 1) {
      const word = `${'a'.repeat(before)}${'𠀀'.repeat(20)}`;
      const [chunk] = splitWords(word);
      expect(chunk?.segments[0]?.parts[0]?.lexeme.isWellFormed()).toBe(true);
      for (const query of [word, `${word}*`, `${word.slice(0, 95)}*`]) {
        expect(matchesFilter({ query })(somePaper({ title: word }))).toBe(true);
      }
    }
  });

  it.each<[string, string]>([
    ['a megabyte of one letter', 'a'.repeat(million)],
    ['a megabyte of words', 'word '.repeat(million / 5)],
    ['a megabyte of words in capitals', 'aB1'.repeat(million / 3)],
    ['a megabyte of hyphens', 'a-'.repeat(million / 2)],
    ['a megabyte of stars', '*'.repeat(million)],
    ['a megabyte of minus signs', '-'.repeat(million)],
    ['a megabyte of spaces', ' '.repeat(million)],
    ['a megabyte of accents', `e${'\u0301'.repeat(million)}`],
    ['a megabyte of plus signs', '+'.repeat(million)],
    ['a megabyte of possessives', "a's".repeat(million / 3)],
    ['10,000 quotes', '"'.repeat(10_000)],
    ['10,000 quotes around words', '"a" '.repeat(10_000)],
    ['10,000 alternatives', 'a OR '.repeat(10_000)],
    ['ids without end', '10.1234/'.repeat(million / 8)],
    ['urls without end', 'https://arxiv.org/abs/'.repeat(million / 22)],
  ])('cost no time: %s', (_, query) => {
    const startedAt = performance.now();
    parseQuery(query);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    // Linear, it takes half a second at most; a square would take hours.
    const beforeSplit = performance.now();
    splitWords(query);
    expect(performance.now() - beforeSplit).toBeLessThan(10_000);
  });

  it('are read as far as a person writes', () => {
    const { condition } = parseQuery(Array.from({ length: 500 }, (_, place) => `w${place}x`).join(' '));
    expect(condition).toMatchObject({ kind: 'AND' });
    expect(condition.kind === 'AND' ? condition.parts : []).toHaveLength(64);
  });
});

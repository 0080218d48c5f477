import { type Found, mixSuggestions } from '../../../src/search/completion/mix-suggestions';

const scores = (...values: number[]) => values.map((score, index) => ({ key: index + 1, score }));
const topics = (...values: number[]) => scores(...values).map((topic) => ({ ...topic, beginsSo: false }));
const mix = (found: Partial<Found>, first: number): string[] =>
  mixSuggestions({ topics: [], authors: [], papers: [], ...found }, first).map(({ type, key }) => `${type} ${key}`);

describe('Suggestions of several kinds', () => {
  it('come by their scores', () => {
    expect(mix({ topics: topics(3), authors: scores(5, 1), papers: scores(4, 2) }, 5)).toEqual([
      'Author 1',
      'Paper 1',
      'Topic 1',
      'Paper 2',
      'Author 2',
    ]);
  });

  it('have topics in front whose name begins so, however few papers they have', () => {
    const found = { topics: [{ key: 7, score: 0, beginsSo: true }], papers: scores(9, 8) };
    expect(mix(found, 3)).toEqual(['Topic 7', 'Paper 1', 'Paper 2']);
  });

  it('are a quarter topics and three eighths authors, where there are enough papers', () => {
    const many = [9, 8, 7, 6, 5, 4, 3, 2, 1];
    const found = { topics: topics(...many), authors: scores(...many), papers: scores(...many.map(() => 0)) };
    const mixed = mix(found, 8);
    expect(mixed.filter((suggestion) => suggestion.startsWith('Topic'))).toEqual(['Topic 1', 'Topic 2']);
    expect(mixed.filter((suggestion) => suggestion.startsWith('Author'))).toEqual(['Author 1', 'Author 2', 'Author 3']);
    expect(mixed.slice(5)).toEqual(['Paper 1', 'Paper 2', 'Paper 3']);
  });

  it('fill places that other kinds leave empty', () => {
    expect(mix({ authors: scores(4, 3, 2, 1) }, 3)).toEqual(['Author 1', 'Author 2', 'Author 3']);
    expect(mix({ topics: topics(4, 3), papers: scores(0) }, 3)).toEqual(['Topic 1', 'Topic 2', 'Paper 1']);
  });

  it('give every kind a place among few', () => {
    expect(mix({ topics: topics(1), authors: scores(2), papers: scores(3) }, 1)).toEqual(['Paper 1']);
    expect(mix({ topics: topics(3), authors: scores(2, 2), papers: scores(1) }, 3)).toEqual([
      'Topic 1',
      'Author 1',
      'Paper 1',
    ]);
  });
});

import { commonWords } from '../../search-index/common-words';
import { pairOf } from '../../search-index/tags';
import { allOf, type LexemeQuery, term } from './lexeme-query';

/**
 * The same query with the pairs of common words that its phrases need. An index finds words and knows no places: of a
 * phrase of common words it would give all papers that hold them, and each would have to be looked at. Two common words
 * are their pair and nothing else, so that none is looked at.
 */
export function withPairs(query: LexemeQuery): LexemeQuery {
  switch (query.kind) {
    case 'AND':
    case 'OR':
      return { ...query, parts: query.parts.map(withPairs) };
    case 'NOT':
      return { ...query, part: withPairs(query.part) };
    case 'PHRASE':
      return withPairsOf(query);
    case 'TERM':
    case 'TOPICS':
      return query;
  }
}

function withPairsOf(phrase: LexemeQuery & { kind: 'PHRASE' }): LexemeQuery {
  const pairs = pairsOf(phrase.steps);
  return allOf(phrase.steps.length === 2 && pairs.length === 1 ? pairs : [...pairs, phrase]);
}

function pairsOf(steps: (LexemeQuery & { kind: 'PHRASE' })['steps']): LexemeQuery[] {
  return steps.flatMap((step, place) => {
    const before = steps[place - 1];
    const isPair =
      before !== undefined &&
      step.distance === 1 &&
      [before, step].every(({ lexeme, isPrefix }) => !isPrefix && commonWords.has(lexeme));
    return isPair ? [term(pairOf(before.lexeme, step.lexeme))] : [];
  });
}

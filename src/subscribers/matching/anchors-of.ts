import { commonWords, type LexemeQuery, type Term } from '../../papers';

/**
 * Terms of which a paper must hold one to fulfil a query, as few and as rare ones as the query allows; null for a
 * query that a paper without any of its terms may fulfil.
 */
export function anchorsOf(query: LexemeQuery): readonly Term[] | null {
  switch (query.kind) {
    case 'TERM':
      return [query];
    case 'PHRASE':
      return rarest(query.steps.map((step) => [step]));
    case 'AND':
      return rarest(query.parts.map(anchorsOf).filter((anchors) => anchors !== null));
    case 'OR': {
      const all = query.parts.map(anchorsOf);
      return all.includes(null) ? null : all.flatMap((anchors) => anchors ?? []);
    }
    case 'NOT':
      return null;
    case 'TOPICS':
      throw new Error('Expected a query over words, but it asks for topics, which no saved search can.');
  }
}

function rarest(choices: readonly (readonly Term[])[]): readonly Term[] | null {
  const cost = (anchors: readonly Term[]): number => anchors.reduce((sum, anchor) => sum + frequency(anchor), 0);
  const [first, ...others] = choices.map((anchors) => ({ anchors, cost: cost(anchors) }));
  return first === undefined ? null : others.reduce((best, one) => (one.cost < best.cost ? one : best), first).anchors;
}

/** In papers of a hundred, by rough measure: a query is best looked up by what few of them hold. */
function frequency({ lexeme, isPrefix }: Term): number {
  if (lexeme === everyPaper) {
    return 100;
  }
  const ofWord = commonWords.has(lexeme) ? 10 : 1 / lexeme.length;
  return isPrefix ? Math.max(ofWord, 200 / lexeme.length ** 3) : ofWord;
}

/** The tag that all papers carry: what an exclusion alone takes away from. */
const everyPaper = '/';

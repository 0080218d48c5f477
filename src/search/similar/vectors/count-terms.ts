import type { Transaction } from '../../../platform/database/transaction';
import type { TermCounts } from './paper-vector';

/** Stands in every paper. */
const everyPaper = 0;

/**
 * Counts in how many papers terms stand, for papers that come and go, and gives the counts of the former as they are
 * then.
 */
export async function countTerms(
  transaction: Transaction,
  gone: readonly Iterable<number>[],
  come: readonly Iterable<number>[],
): Promise<TermCounts> {
  const differences = new Map<number, number>([[everyPaper, come.length - gone.length]]);
  const add = (papers: readonly Iterable<number>[], count: number): void => {
    for (const terms of papers) {
      for (const term of terms) {
        differences.set(term, (differences.get(term) ?? 0) + count);
      }
    }
  };
  add(gone, -1);
  add(come, 1);
  const rows = await transaction.query<{ term: number; papers: number }>(
    `insert into similar_terms as known (term, papers)
     select given.term, given.papers
     from unnest($1::integer[], $2::integer[]) as given (term, papers)
     on conflict (term) do update set papers = known.papers + excluded.papers
     returning known.term, known.papers`,
    [[...differences.keys()], [...differences.values()]],
  );
  const counts = new Map(rows.map(({ term, papers }) => [term, papers]));
  return { papers: counts.get(everyPaper) ?? 0, of: (term) => counts.get(term) ?? 0 };
}

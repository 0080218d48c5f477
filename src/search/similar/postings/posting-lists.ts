import type { Transaction } from '../../../platform/database/transaction';
import type { PaperVector } from '../vectors/paper-vector';
import { changePostings } from './posting-list';
import { packNumbers, unpackNumbers, type WeightedNumbers } from '../vectors/weighted-numbers';

/** Under so many of its heaviest terms a paper is found. */
const termsOfPaper = 20;
/** The list of a term that no paper has. */
export const nothing: WeightedNumbers = { numbers: new Int32Array(), weights: new Uint8Array() };

/** The weight of the only term of a paper. */
const wholeWeight = 255;

/** The terms under which a paper is found, and their weights, comparable between papers: their squares sum to 255² at most. */
export function postedTerms({ numbers, weights, length }: PaperVector): Map<number, number> {
  const posted = new Map<number, number>();
  for (let index = 0; index < Math.min(termsOfPaper, numbers.length); index += 1) {
    posted.set(numbers[index] ?? 0, Math.round(((weights[index] ?? 0) / length) * wholeWeight));
  }
  return posted;
}

/**
 * Takes papers from the lists of their terms and puts others there. Gives the lists of all those terms as they stand
 * then.
 */
export async function changePostingLists(
  transaction: Transaction,
  removed: ReadonlyMap<number, PaperVector>,
  added: ReadonlyMap<number, PaperVector>,
): Promise<Map<number, WeightedNumbers>> {
  const additions = new Map<number, Map<number, number>>();
  added.forEach((vector, paperKey) =>
    postedTerms(vector).forEach((weight, term) => {
      additions.set(term, (additions.get(term) ?? new Map<number, number>()).set(paperKey, weight));
    }),
  );
  const terms = new Set(additions.keys());
  removed.forEach((vector) => postedTerms(vector).forEach((_, term) => terms.add(term)));
  const known = await loadLists(transaction, [...terms]);
  const gone = new Set(removed.keys());
  const lists = new Map(
    [...terms].map((term) => [
      term,
      changePostings(known.get(term) ?? nothing, gone, additions.get(term) ?? new Map()),
    ]),
  );
  await saveLists(transaction, lists);
  return lists;
}

async function loadLists(transaction: Transaction, terms: readonly number[]): Promise<Map<number, WeightedNumbers>> {
  const rows = await transaction.query<{ term: number; papers: Buffer }>(
    `select posting.term, posting.papers
     from similar_postings posting
     where posting.term = any ($1::integer[])`,
    [terms],
  );
  return new Map(rows.map(({ term, papers }) => [term, unpackNumbers(papers)]));
}

async function saveLists(transaction: Transaction, lists: ReadonlyMap<number, WeightedNumbers>): Promise<void> {
  await transaction.query(
    `insert into similar_postings (term, papers)
     select given.term, given.papers
     from unnest($1::integer[], $2::bytea[]) as given (term, papers)
     on conflict (term) do update set papers = excluded.papers`,
    [[...lists.keys()], [...lists.values()].map(packNumbers)],
  );
}

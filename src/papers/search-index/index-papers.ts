import type { Transactional } from '../../platform/database/database';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { writeSearchRows } from './write-search-rows';

/** Raise it when what stands in a search document changes, and every paper is indexed anew. */
export const searchIndexVersion = 1;

const papersAtOnce = 500;

/**
 * Indexes the papers that were stored before the search index was, or under an earlier form of it. Each step is a
 * transaction that keeps how far it came, so it goes on where it was interrupted, and readers and writers go on beside
 * it. Returns how many papers were indexed.
 */
export async function indexPapers(database: Transactional): Promise<number> {
  let indexed = 0;
  for (let more = true; more;) {
    const keys = await database.catalogueTransaction(async (transaction) => {
      await lockCatalogue(transaction);
      const next = await readNext(transaction);
      if (next === null) {
        return [];
      }
      const papers = await transaction.query<{ key: number }>(
        'select paper.id as "key" from papers paper where paper.id >= $1 order by paper.id limit $2',
        [next, papersAtOnce],
      );
      const found = papers.map(({ key }) => key);
      await writeSearchRows(transaction, found);
      await transaction.query('update search_progress set next_paper_id = $1', [(found.at(-1) ?? endOfKeys) + 1]);
      return found;
    });
    indexed += keys.length;
    more = keys.length > 0;
  }
  return indexed;
}

/** One more is the greatest integer. */
const endOfKeys = 2 ** 31 - 2;

/** The key to go on from; null where all is done under this version. */
async function readNext(transaction: Transactional): Promise<number | null> {
  await transaction.query(
    `insert into search_progress (version, next_paper_id)
     values ($1, 0)
     on conflict ((true)) do update
     set version = excluded.version,
       next_paper_id = 0
     where search_progress.version <> excluded.version`,
    [searchIndexVersion],
  );
  const [progress] = await transaction.query<{ next: number }>('select next_paper_id as next from search_progress');
  return progress === undefined || progress.next > endOfKeys ? null : progress.next;
}

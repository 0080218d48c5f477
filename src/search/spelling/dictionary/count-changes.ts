import type { Queryable } from '../../../platform/database/queryable';

/** By how much the counts of words move, by the keys of the words. */
export type CountChanges = Map<number, { papers: number; names: number }>;

/** Moves the counts of words; a word that no paper holds any more goes. */
export async function changeCounts(transaction: Queryable, changes: CountChanges): Promise<void> {
  const rows = [...changes].sort(([a], [b]) => a - b);
  await transaction.query(
    `update dictionary_words word
     set paper_count = word.paper_count + change.papers,
       name_count = word.name_count + change.names,
       known = word.paper_count + change.papers + word.name_count + change.names >= 5
     from unnest($1::integer[], $2::integer[], $3::integer[]) as change (id, papers, names)
     where word.id = change.id`,
    [rows.map(([key]) => key), rows.map(([, { papers }]) => papers), rows.map(([, { names }]) => names)],
  );
  const lessened = rows.filter(([, { papers, names }]) => papers < 0 || names < 0).map(([key]) => key);
  if (lessened.length > 0) {
    await transaction.query(
      `delete from dictionary_words word
       where word.id = any ($1::integer[]) and word.paper_count = 0 and word.name_count = 0`,
      [lessened],
    );
  }
}

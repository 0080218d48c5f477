import type { Queryable } from '../../../platform/database/queryable';
import { completionText } from '../completion-text';

/** By how much the papers of authors have become more or fewer, by the keys of the authors. */
export type PaperCountChanges = ReadonlyMap<number, number>;

/** Moves the counts of authors' papers; authors with their first paper are added, those without any more go. */
export async function writeAuthorCompletions(transaction: Queryable, changes: PaperCountChanges): Promise<void> {
  const moved = [...changes].filter(([, by]) => by !== 0).sort(([a], [b]) => a - b);
  const keys = moved.map(([key]) => key);
  const counts = moved.map(([, by]) => by);
  await transaction.query(
    `delete from author_completions completion
     using unnest($1::integer[], $2::integer[]) as change (author_id, by)
     where completion.author_id = change.author_id and completion.paper_count + change.by = 0`,
    [keys, counts],
  );
  const kept = await transaction.query<{ key: number }>(
    `update author_completions completion
     set paper_count = completion.paper_count + change.by,
       magnitude = ${magnitudeOf('completion.paper_count + change.by')}
     from unnest($1::integer[], $2::integer[]) as change (author_id, by)
     where completion.author_id = change.author_id
     returning completion.author_id as "key"`,
    [keys, counts],
  );
  const known = new Set(kept.map(({ key }) => key));
  await addAuthors(transaction, new Map(moved.filter(([key, by]) => by > 0 && !known.has(key))));
}

async function addAuthors(transaction: Queryable, paperCounts: PaperCountChanges): Promise<void> {
  const authors = await transaction.query<{ key: number; name: string }>(
    `select author.id as "key", author.name
     from authors author
     where author.id = any ($1::integer[])`,
    [[...paperCounts.keys()]],
  );
  await transaction.query(
    `insert into author_completions (author_id, name, paper_count, magnitude)
     select given.author_id, given.name, given.paper_count, ${magnitudeOf('given.paper_count')}
     from unnest($1::integer[], $2::text[], $3::integer[]) as given (author_id, name, paper_count)`,
    [
      authors.map(({ key }) => key),
      authors.map(({ name }) => completionText(name)),
      authors.map(({ key }) => paperCounts.get(key) ?? 0),
    ],
  );
}

/** The binary logarithm, rounded down: from where the highest bit stands. */
function magnitudeOf(count: string): string {
  return `32 - position('1' in (${count})::bit(32)::text)`;
}

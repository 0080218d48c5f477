import type { Queryable } from '../../../platform/database/queryable';
import { completionText } from '../completion-text';
import type { PaperCountChanges } from './write-author-completions';

interface Signed {
  authorKeys: number[];
}

/** Brings the completions of these papers up to date; returns how many more or fewer their authors have signed by that. */
export async function writePaperCompletions(
  transaction: Queryable,
  paperKeys: readonly number[],
): Promise<PaperCountChanges> {
  const before = await transaction.query<Signed>(
    `select completion.author_ids as "authorKeys"
     from paper_completions completion
     where completion.paper_id = any ($1::integer[])`,
    [paperKeys],
  );
  const papers = await transaction.query<Signed & { key: number; title: string; votes: number }>(
    `select paper.id as "key", paper.title, paper.votes,
       array(
         select distinct signed.author_id
         from paper_authors signed
         where signed.paper_id = paper.id
       ) as "authorKeys"
     from papers paper
     where paper.id = any ($1::integer[])`,
    [paperKeys],
  );
  await transaction.query(
    `delete from paper_completions completion
     where completion.paper_id = any ($1::integer[]) and completion.paper_id <> all ($2::integer[])`,
    [paperKeys, papers.map(({ key }) => key)],
  );
  const rows = papers.map(({ key, title, votes, authorKeys }) => ({
    paper_id: key,
    title: completionText(title),
    votes,
    author_ids: authorKeys,
  }));
  await transaction.query(
    `insert into paper_completions as completion (paper_id, title, votes, author_ids)
     select given.paper_id, given.title, given.votes, given.author_ids
     from jsonb_to_recordset($1) as given (paper_id integer, title text, votes integer, author_ids integer[])
     on conflict (paper_id) do update
       set title = excluded.title,
         votes = excluded.votes,
         author_ids = excluded.author_ids
       where (completion.title, completion.votes, completion.author_ids)
         is distinct from (excluded.title, excluded.votes, excluded.author_ids)`,
    [JSON.stringify(rows)],
  );
  const changes = new Map<number, number>();
  const add = (by: number) => (authorKey: number) => changes.set(authorKey, (changes.get(authorKey) ?? 0) + by);
  before.flatMap(({ authorKeys }) => authorKeys).forEach(add(-1));
  papers.flatMap(({ authorKeys }) => authorKeys).forEach(add(1));
  return changes;
}

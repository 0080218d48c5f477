import type { Transaction } from '../../../platform/database/transaction';

/** So many are read from end to end for each prefix, in about a millisecond. */
const mostPopular = 3_000;

/** Looks anew at which papers have the most votes and which authors the most papers. Cheap, and no harm to do twice. */
export async function refreshPopular(transaction: Transaction): Promise<void> {
  // Two who write the same rows in different orders would wait for each other; readers do not wait.
  await transaction.query('lock table popular_papers, popular_authors in share row exclusive mode');
  await transaction.query(
    replacing(
      'popular_papers',
      `select paper.id, completion.title as text, paper.votes as popularity
       from (
         select paper.id, paper.votes
         from papers paper
         order by paper.votes desc, paper.id desc
         limit ${mostPopular}
       ) as paper
       join paper_completions completion on completion.paper_id = paper.id`,
    ),
  );
  await transaction.query(
    replacing(
      'popular_authors',
      `select completion.author_id as id, completion.name as text, completion.paper_count as popularity
       from author_completions completion
       order by completion.magnitude desc, completion.author_id desc
       limit ${mostPopular}`,
    ),
  );
}

/** Makes a table hold these rows, and writes those alone that differ. */
function replacing(table: 'popular_papers' | 'popular_authors', rows: string): string {
  return `
    with wanted as materialized (${rows}),
    left_behind as (
      delete from ${table} popular
      where popular.id not in (select wanted.id from wanted)
    )
    insert into ${table} as popular (id, text, popularity)
    select wanted.id, wanted.text, wanted.popularity
    from wanted
    on conflict (id) do update
      set text = excluded.text, popularity = excluded.popularity
      where (popular.text, popular.popularity) is distinct from (excluded.text, excluded.popularity)`;
}

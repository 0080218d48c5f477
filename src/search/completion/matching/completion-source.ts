import { rawSql, type Sql } from '../../../platform/database/sql';

/** Where completions of a kind are found. */
export interface CompletionSource {
  /** The table of the few most popular, small enough to be read from end to end. */
  popular: Sql;
  /** All of them: what to select as (id, text, popularity), and the text that has an index on its words. */
  all: Sql;
  text: Sql;
  /** A join that gives a candidate's popularity at this moment, as `now`; it drops one that is gone. */
  now: Sql;
}

export const papersByTitle: CompletionSource = {
  popular: rawSql('popular_papers'),
  all: rawSql(`
    select completion.paper_id as id, completion.title as text, completion.votes as popularity
    from paper_completions completion`),
  text: rawSql('completion.title'),
  now: rawSql(`
    cross join lateral (
      select paper.votes as popularity
      from papers paper
      where paper.id = candidate.id
      limit 1
    ) as now`),
};

/** Counts of papers change here alone, and with them what is noted of the popular. */
export const authorsByName: CompletionSource = {
  popular: rawSql('popular_authors'),
  all: rawSql(`
    select completion.author_id as id, completion.name as text, completion.paper_count as popularity
    from author_completions completion`),
  text: rawSql('completion.name'),
  now: rawSql('cross join lateral (select candidate.popularity) as now'),
};

import { rawSql, type Sql, sql } from '../../platform/database/sql';

/** Where a filter finds what it asks of a paper. */
export interface FilterTable {
  paperKey: Sql;
  sortDate: Sql;
  votes: Sql;
  inAnyCategory(categories: readonly string[]): Sql;
  /** The paper's search document fulfils a tsquery. */
  found(query: Sql): Sql;
}

/** Papers under the alias `paper`. */
export const papersTable: FilterTable = {
  paperKey: rawSql('paper.id'),
  sortDate: rawSql('paper.sort_date'),
  votes: rawSql('paper.votes'),
  inAnyCategory: (categories) => sql`paper.categories && ${categories}::text[]`,
  found: (query) => sql`exists (
    select from paper_search found
    where found.paper_id = paper.id and found.document @@ ${query}
  )`,
};

/** The search index under the alias `hit`: rows a tenth as wide as those of papers. */
export const searchTable: FilterTable = {
  paperKey: rawSql('hit.paper_id'),
  sortDate: rawSql('hit.sort_date'),
  votes: rawSql('hit.votes'),
  inAnyCategory: (categories) => sql`exists (
    select from papers paper
    where paper.id = hit.paper_id and paper.categories && ${categories}::text[]
  )`,
  found: (query) => sql`hit.document @@ ${query}`,
};

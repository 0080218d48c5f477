import { rawSql, type Sql, sql } from '../../platform/database/sql';
import { manyByArguments } from '../../platform/graphql/context/rows-of-parents';
import { SimilarPaper } from './similar-paper';

/** What is stored of papers that are like a paper, the closest first; without those deleted or withdrawn since. */
export function papersSimilar({ first }: { first: number }): Sql {
  return sql`
    select pair.similar_id as "paperKey", round(pair.score::numeric, 6)::double precision as "score"
    from similar_papers pair
    join papers paper on paper.id = pair.similar_id
    where pair.paper_id = parent.id and paper.withdrawn_at is null
    order by pair.score desc, pair.similar_id
    limit ${rawSql(String(first))}`;
}

export const similarByPaperKey = manyByArguments(SimilarPaper, papersSimilar);

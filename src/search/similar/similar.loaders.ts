import { groupedByKey, requestLoader } from '../../platform/graphql/context/request-loaders';
import { SimilarPaper } from './similar-paper';

/** All that is stored of papers that are like papers, the closest first; without those deleted or withdrawn since. */
export const similarByPaperKey = requestLoader<number, SimilarPaper[]>(async (paperKeys, { database }) => {
  const rows = await database.query<{ paperKey: number; similarKey: number; score: number }>(
    `select pair.paper_id as "paperKey", pair.similar_id as "similarKey", pair.score
     from similar_papers pair
     join papers paper on paper.id = pair.similar_id
     where pair.paper_id = any ($1::integer[]) and paper.withdrawn_at is null
     order by pair.paper_id, pair.score desc, pair.similar_id`,
    [paperKeys],
  );
  return groupedByKey(paperKeys, rows, (row) => row.paperKey).map((group) =>
    group.map(({ similarKey, score }) =>
      Object.assign(new SimilarPaper(), { paperKey: similarKey, score: Math.round(score * 1e6) / 1e6 }),
    ),
  );
});

import type { Queryable } from '../../platform/database/queryable';
import type { Taxonomy } from '../../topics';
import type { PaperState } from './paper-record';

/**
 * Finds the topics of the papers by the taxonomy's phrases, and returns the keys that each was found for. What curators
 * and sources said stays.
 */
export async function assignTopics(
  transaction: Queryable,
  taxonomy: Taxonomy,
  papers: readonly Pick<PaperState, 'key' | 'title' | 'abstract'>[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = papers.flatMap(({ key, title, abstract }) =>
    taxonomy.matcher.match({ title, abstract }).flatMap(({ slug, score, evidence }) => {
      const topicKey = taxonomy.keyBySlug.get(slug);
      return topicKey === undefined ? [] : [{ paper_id: key, topic_id: topicKey, score, evidence }];
    }),
  );
  await transaction.query(`delete from paper_topics where paper_id = any ($1::integer[]) and origin = 'RULE'`, [
    papers.map((paper) => paper.key),
  ]);
  await transaction.query(
    `insert into paper_topics (paper_id, topic_id, score, evidence, origin)
     select given.paper_id, given.topic_id, given.score, given.evidence, 'RULE'
     from jsonb_to_recordset($1)
       as given (paper_id integer, topic_id integer, score double precision, evidence text[])
     on conflict (paper_id, topic_id) do nothing`,
    [JSON.stringify(found)],
  );
  const topicKeys = new Map(papers.map(({ key }): [number, number[]] => [key, []]));
  found.forEach((row) => topicKeys.get(row.paper_id)?.push(row.topic_id));
  return topicKeys;
}

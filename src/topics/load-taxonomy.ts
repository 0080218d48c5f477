import type { Queryable } from '../platform/database/queryable';
import { compileTaxonomy } from './matching/compile-taxonomy';
import { MATCHER_REVISION } from './matching/matcher-revision';
import type { TopicMatcher } from './matching/topic-matcher';

/** The taxonomy as it stands, ready to match papers, and the key of each slug. */
export interface Taxonomy {
  /** Differs whenever what papers are matched by does: slugs, parents, phrases, or the matcher. */
  version: string;
  matcher: TopicMatcher;
  keyBySlug: ReadonlyMap<string, number>;
}

let compiled: Taxonomy | null = null;

/** The taxonomy that the transaction sees. Compiling takes some 100 ms, so this process keeps the latest. */
export async function loadTaxonomy(transaction: Queryable): Promise<Taxonomy> {
  const version = await readTaxonomyVersion(transaction);
  if (compiled?.version !== version) {
    compiled = { version, ...(await compile(transaction)) };
  }
  return compiled;
}

/**
 * Differs whenever a slug, a parent, a phrase or the matcher does: a row that is written anew has another place or
 * transaction.
 */
export async function readTaxonomyVersion(transaction: Queryable): Promise<string> {
  const [row] = await transaction.query<{ version: string }>(
    `select md5(concat(
       $1::integer,
       current_database(),
       (select string_agg(concat_ws('/', topic.parent_id, topic.id, topic.slug), ' ' order by topic.id) from topics topic),
       (select string_agg(concat(entry.ctid, entry.xmin), ' ' order by entry.ctid) from topic_phrases entry)
     )) as version`,
    [MATCHER_REVISION],
  );
  return row?.version ?? '';
}

async function compile(transaction: Queryable): Promise<Omit<Taxonomy, 'version'>> {
  const topics = await transaction.query<{
    key: number;
    slug: string;
    parent: string | null;
    phrases: { phrase: string; weight: number }[];
  }>(
    `select topic.id as "key", topic.slug, parent.slug as "parent",
       array(
         select json_build_object('phrase', entry.phrase, 'weight', entry.weight)
         from topic_phrases entry
         where entry.topic_id = topic.id
         order by entry.phrase
       ) as "phrases"
     from topics topic
     left join topics parent on parent.id = topic.parent_id`,
  );
  return {
    matcher: compileTaxonomy(topics),
    keyBySlug: new Map(topics.map(({ slug, key }) => [slug, key])),
  };
}

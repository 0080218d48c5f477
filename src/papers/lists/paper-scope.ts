import { selectColumns } from '../../platform/database/entity-columns';
import { rawSql, type Sql } from '../../platform/database/sql';
import type { ListSource, SharedWalk } from '../../platform/graphql/pagination/list';
import { Paper } from '../paper.entity';

/** Which papers a list is of before any filter, in the words of both tables that can be asked. */
export interface PaperScope {
  /** Papers under the alias `paper`, along the index of an order. */
  papers: ListSource;
  /**
   * The same over the search index under the alias `hit`; null for all papers. What it looks for stands in a subquery,
   * which is worked out once a parent: where PostgreSQL reads rows one by one, a bare call is worked out for each.
   */
  hits: Sql | null;
}

export const paperColumns = rawSql(selectColumns(Paper, 'paper'));

const papers: ListSource = { columns: paperColumns, from: rawSql('papers paper'), key: 'paper.id', ofParent: null };

export const allPapers: PaperScope = { papers, hits: null };

/** PostgreSQL, which expects ten topics below each, would read all topics at every step but for the offset. */
const topicsBelowParent = `
  with recursive below as (
    select parent.id
    union
    select child.id
    from below
    cross join lateral (select topic.id from topics topic where topic.parent_id = below.id offset 0) as child
  )
  select below.id from below`;

/** Walks an order and asks of each paper whether it carries the topic: a page is found soon where many do. */
const carriesCommonTopic = rawSql(`exists (
  select from paper_topics carried
  where carried.paper_id = paper.id and carried.topic_id = any (array(${topicsBelowParent}))
)`);

/** Each paper's topics are read once for all topics that are asked for. */
const walkForTopics: SharedWalk = {
  note: rawSql('array(select carried.topic_id from paper_topics carried where carried.paper_id = paper.id)'),
  ofParent: rawSql(`walked.note && array(${topicsBelowParent})`),
  join: rawSql('join papers paper on paper.id = placed."sortKey"'),
};

/** Takes all papers of the topic and sorts them, where a walk could go on for long before it meets one. */
const carriesRareTopic = rawSql(`paper.id = any (array(
  select carried.paper_id
  from paper_topics carried
  where carried.topic_id = any (array(${topicsBelowParent}))
))`);

/** A topic of more papers is walked. */
export const mostPapersOfRareTopic = 2_000;

const taggedWithTopic = rawSql('hit.document @@ (select topic_tags_of(parent.id))');

export const papersOfRareTopic: PaperScope = {
  papers: { ...papers, ofParent: carriesRareTopic },
  hits: taggedWithTopic,
};

export const papersOfCommonTopic: PaperScope = {
  papers: { ...papers, ofParent: carriesCommonTopic, sharedWalk: walkForTopics },
  hits: taggedWithTopic,
};

/** The papers of a topic and those below it, by the way that suits their number. */
export function papersOfTopic(topic: { paperCount: number }): PaperScope {
  return topic.paperCount <= mostPapersOfRareTopic ? papersOfRareTopic : papersOfCommonTopic;
}

export const papersOfAuthor: PaperScope = {
  papers: {
    ...papers,
    ofParent: rawSql(`exists (
      select from paper_authors signed
      where signed.paper_id = paper.id and signed.author_id = parent.id
    )`),
  },
  hits: rawSql('hit.document @@ (select author_tag(parent.id))'),
};

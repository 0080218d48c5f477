import { Field, ID, InputType } from 'type-graphql';
import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import type { Queryable } from '../../platform/database/queryable';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { loadTaxonomy, type Taxonomy } from '../../topics';
import type { Paper } from '../paper.entity';
import { writeSearchRows } from '../search-index/write-search-rows';
import { selectPapers } from '../select-papers';
import { withTopicCounts } from '../store/with-topic-counts';
import { AtMostItems } from '../../platform/graphql/mutations/rules';

@InputType({ description: "A curator's choice of topics for a paper." })
export class SetPaperTopicsInput {
  @Field(() => ID, { description: 'The paper.' })
  paperId!: string;

  @Field(() => [String], {
    description: 'Slugs, at most 50; they replace all topics, and rules leave the paper alone from then on.',
  })
  @AtMostItems(50)
  topics!: string[];
}

/** Puts a paper under exactly these topics, for good: rules no longer change it. The same choice again changes nothing. */
export async function setPaperTopics({
  input,
  transaction,
  now,
}: CommandTask<SetPaperTopicsInput>): Promise<{ paper: Paper | null }> {
  const key = keyOfNode(input.paperId, 'Paper', ['paperId']);
  await lockCatalogue(transaction);
  const paper = (await selectPapers(transaction, [key])).get(key);
  if (paper === undefined) {
    throw refuse(UserErrorCode.NOT_FOUND, ['paperId'], `Expected the id of a paper, but none has "${input.paperId}".`);
  }
  const topicKeys = findTopics(await loadTaxonomy(transaction), input.topics);
  if (paper.topicsCuratedAt !== null && (await hasTopics(transaction, key, topicKeys))) {
    return { paper };
  }
  await withTopicCounts(transaction, [key], async () => {
    await transaction.query('delete from paper_topics where paper_id = $1', [key]);
    await transaction.query(
      `insert into paper_topics (paper_id, topic_id, score, origin)
       select $1, topic_id, 1, 'CURATOR'
       from unnest($2::integer[]) as topic_id`,
      [key, topicKeys],
    );
  });
  await writeSearchRows(transaction, [key]);
  await transaction.query('update papers set topics_curated_at = $2, updated_at = $2 where id = $1', [key, now]);
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.UPDATED, keys: [key], now });
  return { paper: (await selectPapers(transaction, [key])).get(key) ?? null };
}

/** The keys of the topics, each once and in order; refused with every slug that no topic has. */
function findTopics({ keyBySlug }: Taxonomy, slugs: readonly string[]): number[] {
  const unknown = [...slugs.entries()].filter(([, slug]) => !keyBySlug.has(slug));
  if (unknown.length > 0) {
    throw new InputRefused(
      unknown.map(([index, slug]) => ({
        code: UserErrorCode.NOT_FOUND,
        field: ['topics', `${index}`],
        message: `Expected the slug of a topic, but none has "${slug.slice(0, 80)}".`,
      })),
    );
  }
  return [...new Set(slugs.flatMap((slug) => keyBySlug.get(slug) ?? []))].sort((a, b) => a - b);
}

/** Whether the paper stands under exactly these topics. */
async function hasTopics(transaction: Queryable, paperKey: number, topicKeys: readonly number[]): Promise<boolean> {
  const rows = await transaction.query<{ topicKey: number }>(
    `select carried.topic_id as "topicKey"
     from paper_topics carried
     where carried.paper_id = $1
     order by carried.topic_id`,
    [paperKey],
  );
  return rows.map((row) => row.topicKey).join() === topicKeys.join();
}

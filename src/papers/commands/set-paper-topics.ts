import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { InputRefused, refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Paper } from '../paper.entity';
import { selectPapers } from '../select-papers';
import { withTopicCounts } from '../store/with-topic-counts';

@InputType({ description: "A curator's choice of topics for a paper." })
export class SetPaperTopicsInput {
  @Field(() => ID, { description: 'The paper.' })
  paperId!: string;

  @Field(() => [String], {
    description: 'Slugs, at most 50; they replace all topics, and rules leave the paper alone from then on.',
  })
  @ArrayMaxSize(50)
  topics!: string[];
}

/** Puts a paper under exactly these topics, for good: rules no longer change it. */
export async function setPaperTopics({
  input,
  transaction,
  now,
}: CommandTask<SetPaperTopicsInput>): Promise<{ paper: Paper | null }> {
  const key = keyOfNode(input.paperId, 'Paper', ['paperId']);
  await lockCatalogue(transaction);
  const curated = await transaction.query(
    `update papers
     set topics_curated_at = $2,
       updated_at = $2
     where id = $1
     returning id`,
    [key, now],
  );
  if (curated.length === 0) {
    throw refuse(UserErrorCode.NOT_FOUND, ['paperId'], `Expected the id of a paper, but none has "${input.paperId}".`);
  }
  const topics = await transaction.query<{ key: number; slug: string }>(
    'select topic.id as "key", topic.slug from topics topic where topic.slug = any ($1::text[])',
    [input.topics],
  );
  const known = new Set(topics.map((topic) => topic.slug));
  const unknown = [...input.topics.entries()].filter(([, slug]) => !known.has(slug));
  if (unknown.length > 0) {
    throw new InputRefused(
      unknown.map(([index, slug]) => ({
        code: UserErrorCode.NOT_FOUND,
        field: ['topics', `${index}`],
        message: `Expected the slug of a topic, but none has "${slug.slice(0, 80)}".`,
      })),
    );
  }
  await withTopicCounts(transaction, [key], async () => {
    await transaction.query('delete from paper_topics where paper_id = $1', [key]);
    await transaction.query(
      `insert into paper_topics (paper_id, topic_id, score, origin)
       select $1, topic_id, 1, 'CURATOR'
       from unnest($2::integer[]) as topic_id`,
      [key, topics.map((topic) => topic.key)],
    );
  });
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.UPDATED, keys: [key], now });
  return { paper: (await selectPapers(transaction, [key])).get(key) ?? null };
}

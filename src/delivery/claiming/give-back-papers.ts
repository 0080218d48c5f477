import type { Queryable } from '../../platform/database/queryable';

/** Lets papers of deliveries that will not arrive be sent to the same subscribers by others. */
export async function giveBackPapers(
  transaction: Queryable,
  given: readonly { subscriberKey: number; paperKeys: readonly number[] }[],
): Promise<void> {
  const papers = given.flatMap(({ subscriberKey, paperKeys }) => paperKeys.map((key) => ({ subscriberKey, key })));
  if (papers.length > 0) {
    await transaction.query(
      `delete from delivered_papers sent
       using unnest($1::integer[], $2::integer[]) as given (subscriber_id, paper_id)
       where sent.subscriber_id = given.subscriber_id and sent.paper_id = given.paper_id`,
      [papers.map(({ subscriberKey }) => subscriberKey), papers.map(({ key }) => key)],
    );
  }
}

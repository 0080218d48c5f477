import type { Queryable } from '../../platform/database/queryable';

/** Which of these papers subscribers were mailed before, or are about to be: the keys of papers by those of subscribers. */
export async function readSentPapers(
  database: Queryable,
  asked: readonly { subscriberKey: number; paperKeys: readonly number[] }[],
): Promise<Map<number, Set<number>>> {
  const rows = await database.query<{ subscriberKey: number; paperKey: number }>(
    `select sent.subscriber_id as "subscriberKey", sent.paper_id as "paperKey"
     from unnest($1::integer[], $2::integer[]) as asked (subscriber_id, paper_id)
     join delivered_papers sent on sent.subscriber_id = asked.subscriber_id and sent.paper_id = asked.paper_id`,
    [
      // A batch asks after ten thousand papers, and the driver quotes what an array holds one by one.
      `{${asked.flatMap(({ subscriberKey, paperKeys }) => paperKeys.map(() => subscriberKey)).join()}}`,
      `{${asked.flatMap(({ paperKeys }) => paperKeys).join()}}`,
    ],
  );
  const sent = new Map<number, Set<number>>();
  for (const { subscriberKey, paperKey } of rows) {
    const papers = sent.get(subscriberKey) ?? new Set();
    sent.set(subscriberKey, papers.add(paperKey));
  }
  return sent;
}

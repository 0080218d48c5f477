import type { Queryable } from '../../platform/database/queryable';

/** What the ledger has of a subscriber, in plain names, for the person themselves. */
export interface ExportedDeliveries {
  /** Of the last 400 days, oldest first. */
  deliveries: object[];
  /** The titles of all papers that they were ever sent, as far as those still stand. */
  papersSent: string[];
}

/** Reads it in one statement. */
export async function exportDeliveries(database: Queryable, subscriberKey: number): Promise<ExportedDeliveries> {
  const [row] = await database.query<ExportedDeliveries>(
    `select
       (
         select coalesce(json_agg(json_build_object(
           'dueAt', delivery.scheduled_for,
           'status', delivery.status,
           'reason', delivery.reason,
           'sentAt', delivery.sent_at,
           'subject', delivery.subject,
           'papers', (
             select coalesce(json_agg(json_build_object(
               'title', paper.title,
               'because', reason.kind,
               'of', reason.text
             ) order by held.place), '[]')
             from unnest(delivery.paper_ids, delivery.reason_ids) with ordinality as held (paper_id, reason_id, place)
             join papers paper on paper.id = held.paper_id
             join delivery_reasons reason on reason.id = held.reason_id
           )
         ) order by delivery.scheduled_for, delivery.id), '[]')
         from deliveries delivery
         where delivery.subscriber_id = $1
       ) as deliveries,
       array(
         select paper.title
         from delivered_papers sent
         join papers paper on paper.id = sent.paper_id
         where sent.subscriber_id = $1
         order by paper.id
       ) as "papersSent"`,
    [subscriberKey],
  );
  return row ?? { deliveries: [], papersSent: [] };
}

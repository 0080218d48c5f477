import type { Queryable } from '../../platform/database/queryable';

/** What became of the digests of a day. */
export interface WrittenDay {
  readonly scheduled: number;
  /** The names of the tables that hold them. */
  readonly tables: readonly string[];
}

/**
 * Leaves a delivery for each subscription that has none for its time, to be sent at once. None is left where a later one
 * has been due already: it held what this one would. In a dry run they are counted alone.
 */
export async function writeDay(
  database: Queryable,
  { due, now, dryRun }: { due: readonly { key: number; scheduledFor: Date }[]; now: Date; dryRun: boolean },
): Promise<WrittenDay> {
  const values = [due.map(({ key }) => key), due.map(({ scheduledFor }) => scheduledFor), now];
  const rows = await database.query<{ table: string | null; deliveries: number }>(
    `${wanted} ${dryRun ? counting : writing}`,
    values,
  );
  return {
    scheduled: rows.reduce((sum, { deliveries }) => sum + deliveries, 0),
    tables: rows.flatMap(({ table }) => table ?? []),
  };
}

const wanted = `
  with wanted as (
    select subscription.subscriber_id, subscription.id as subscription_id, given.scheduled_for
    from unnest($1::integer[], $2::timestamptz[]) as given (id, scheduled_for)
    join digest_subscriptions subscription on subscription.id = given.id
    left join lateral (
      select known.id
      from deliveries known
      where known.subscriber_id = subscription.subscriber_id
        and known.subscription_id = subscription.id
        and known.scheduled_for >= given.scheduled_for
        and (
          known.scheduled_for = given.scheduled_for
          or known.scheduled_for <= $3 and known.status <> 'SUPPRESSED'
        )
      limit 1
    ) as known on true
    where known.id is null
  )`;

const counting = `
  select null as "table", count(*)::integer as deliveries
  from wanted`;

/** A planner that comes to the same time meanwhile has left the same delivery. */
const writing = `,
  written as (
    insert into deliveries (subscriber_id, subscription_id, scheduled_for, attempt_after)
    select wanted.subscriber_id, wanted.subscription_id, wanted.scheduled_for, $3
    from wanted
    on conflict (subscriber_id, scheduled_for, subscription_id) do nothing
    returning tableoid
  )
  select written.tableoid::regclass::text as "table", count(*)::integer as deliveries
  from written
  group by written.tableoid`;

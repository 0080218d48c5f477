import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps subscriptions in step with papers and topics: when each was made, which transaction changed it last, and
 * what becomes of those that a topic leaves with nothing; and what keeps the hashes of addresses under one key.
 */
export class SubscriptionUpkeep1764000009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [columns, topics, addresses, keys]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop table key_fingerprints;
      drop index subscribers_email_parts;
      drop extension pg_trgm;
      drop trigger topics_leave_subscriptions on topics;
      drop function orphan_subscriptions();
      drop index digest_subscriptions_instant;
      alter table digest_subscriptions drop column created_at, drop column changed_in, drop column lost_topics;
    `);
  }
}

const columns = `
  alter table digest_subscriptions
    add column created_at timestamptz not null default now(),
    add column changed_in bigint not null default 0,
    add column lost_topics boolean not null default false,
    add constraint digest_subscriptions_lost_topics check (not (lost_topics and active));
  alter table digest_subscriptions
    alter column changed_in set default (pg_current_xact_id()::text)::bigint;
  create index digest_subscriptions_instant on digest_subscriptions (changed_in, id) where cadence = 'INSTANT';
`;

/**
 * To name nothing means everything that trends: of a subscription that named one topic alone, that would be made as the
 * topic is deleted. Whoever deletes it knows no subscriptions, and so the database ends them, in the same transaction.
 */
const topics = `
  create function orphan_subscriptions() returns trigger language plpgsql as $$
  begin
    -- The row of its subscriber is the lock of all that is theirs: what is read before it is taken may be stale.
    perform
    from subscribers subscriber
    where subscriber.id in (
      select subscription.subscriber_id
      from digest_subscription_topics followed
      join digest_subscriptions subscription on subscription.id = followed.subscription_id
      where followed.topic_id = old.id
    )
    order by subscriber.id
    for no key update;
    update digest_subscriptions subscription
    set active = false,
      lost_topics = true,
      next_delivery_at = null
    where subscription.id in (
        select followed.subscription_id
        from digest_subscription_topics followed
        where followed.topic_id = old.id
      )
      and subscription.searches = '{}'
      and subscription.authors = '{}'
      and not exists (
        select
        from digest_subscription_topics other
        where other.subscription_id = subscription.id and other.topic_id <> old.id
      );
    return old;
  end
  $$;
  create trigger topics_leave_subscriptions
    before delete on topics
    for each row execute function orphan_subscriptions();
`;

/** For the search by a part of the address; of three characters and more. */
const addresses = `
  create extension if not exists pg_trgm;
  create index subscribers_email_parts on subscribers using gin (email gin_trgm_ops);
`;

const keys = `
  create table key_fingerprints (
    name text not null constraint key_fingerprints_pkey primary key,
    fingerprint text not null
  );
`;

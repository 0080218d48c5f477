import type { MigrationInterface, QueryRunner } from 'typeorm';

const shards = Array.from({ length: 16 }, (_, shard) => shard);

/**
 * The ledger of what was mailed, in parts by subscriber, so that "no paper twice to one person" stays a unique key.
 * It points at subscriptions, papers and subscribers without foreign keys: what was sent is known for longer than they
 * are, and a key would lock a few papers for each of a million mails.
 */
export class Delivery1764000007000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ledger);
    for (const shard of shards) {
      await queryRunner.query(`
        create table deliveries_${shard} partition of deliveries
          for values with (modulus ${shards.length}, remainder ${shard});
        create table delivered_papers_${shard} partition of delivered_papers
          for values with (modulus ${shards.length}, remainder ${shard});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table delivered_papers, deliveries, delivery_reasons');
  }
}

/** Numbers begin anew behind the last of four bytes: that takes 2,000 days of a million mails, and rows stay 400. */
const ledger = `
  create table delivery_reasons (
    id integer generated always as identity constraint delivery_reasons_pkey primary key,
    kind text not null,
    text text not null,
    constraint delivery_reasons_kind check (kind in ('AUTHOR', 'SEARCH', 'TOPIC', 'TREND'))
  );
  create unique index delivery_reasons_text on delivery_reasons (kind, text);

  create sequence deliveries_id_seq as integer cycle;
  create table deliveries (
    id integer not null default nextval('deliveries_id_seq'),
    subscriber_id integer not null,
    subscription_id integer not null,
    scheduled_for timestamptz not null,
    status text not null default 'SCHEDULED',
    attempt_after timestamptz not null,
    attempts integer not null default 0,
    made_at timestamptz,
    sent_at timestamptz,
    reason text,
    detail text,
    subject text,
    paper_ids integer[],
    reason_ids integer[],
    empty_since timestamptz,
    empty_times integer,
    constraint deliveries_pkey primary key (id, subscriber_id),
    constraint deliveries_status_known
      check (status in ('SCHEDULED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'EMPTY')),
    constraint deliveries_reason_known check (
      reason in ('PAUSED', 'UNSUBSCRIBED', 'BOUNCED', 'ERASED', 'UNCONFIRMED', 'ENDED', 'DELETED', 'OVERTAKEN', 'PAPERS_GONE',
        'DEFERRED', 'WAITING', 'IN_DOUBT', 'REFUSED', 'TOO_LARGE', 'GIVEN_UP')
    ),
    constraint deliveries_attempts_range check (attempts >= 0),
    constraint deliveries_sent_at check ((sent_at is not null) = (status = 'SENT')),
    constraint deliveries_paper_reasons check (
      (paper_ids is null) = (reason_ids is null) and cardinality(paper_ids) = cardinality(reason_ids)
    ),
    constraint deliveries_papers_of_sent check (paper_ids is not null or status not in ('SENDING', 'SENT')),
    constraint deliveries_empty_run check (
      (empty_since is not null) = (status = 'EMPTY') and (empty_times is not null) = (status = 'EMPTY')
    )
  ) partition by hash (subscriber_id);
  alter sequence deliveries_id_seq owned by deliveries.id;
  create unique index deliveries_due on deliveries (subscriber_id, scheduled_for, subscription_id);
  create index deliveries_order on deliveries (scheduled_for, id);
  create index deliveries_of_status on deliveries (status, scheduled_for, id);
  create index deliveries_to_send on deliveries (attempt_after) where status = 'SCHEDULED';
  create index deliveries_in_doubt on deliveries (id) where status = 'SENDING';

  create table delivered_papers (
    subscriber_id integer not null,
    paper_id integer not null,
    constraint delivered_papers_pkey primary key (subscriber_id, paper_id)
  ) partition by hash (subscriber_id);
`;

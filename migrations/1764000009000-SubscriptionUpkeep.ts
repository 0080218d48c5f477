import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps subscriptions in step with papers: when each was made, and which transaction changed it last. */
export class SubscriptionUpkeep1764000009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table digest_subscriptions
        add column created_at timestamptz not null default now(),
        add column changed_in bigint not null default 0;
      alter table digest_subscriptions
        alter column changed_in set default (pg_current_xact_id()::text)::bigint;
      create index digest_subscriptions_instant on digest_subscriptions (changed_in, id) where cadence = 'INSTANT';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop index digest_subscriptions_instant;
      alter table digest_subscriptions drop column created_at, drop column changed_in;
    `);
  }
}

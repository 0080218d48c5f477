import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came back of the mail that was sent. It names no address. */
export class Bounces1764000008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table bounces (
        subscriber_id integer not null,
        message_kind text not null,
        message_id bigint not null,
        verdict text not null,
        code text,
        detail text,
        at timestamptz not null,
        constraint bounces_pkey primary key (subscriber_id, message_kind, message_id, verdict),
        constraint bounces_subscriber_fkey foreign key (subscriber_id) references subscribers (id) on delete cascade,
        constraint bounces_message_kind_known check (message_kind in ('delivery', 'mail')),
        constraint bounces_verdict_known check (verdict in ('HARD', 'SOFT', 'COMPLAINT')),
        constraint bounces_detail_length check (length(detail) <= 200)
      );
      create index bounces_at on bounces (at);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table bounces');
  }
}

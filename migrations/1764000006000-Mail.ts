import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox: mails are left here in the transaction that causes them. */
export class Mail1764000006000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table mails (
        id bigint generated always as identity constraint mails_pkey primary key,
        message_key text not null,
        kind text not null,
        recipient text,
        data jsonb,
        status text not null default 'WAITING',
        attempts integer not null default 0,
        reply text,
        created_at timestamptz not null,
        settled_at timestamptz,
        constraint mails_status_known check (status in ('WAITING', 'SENDING', 'SENT', 'REFUSED', 'ERASED')),
        constraint mails_recipient_unless_erased check ((recipient is null) = (status = 'ERASED')),
        constraint mails_data_until_settled check ((data is null) = (status in ('SENT', 'REFUSED', 'ERASED'))),
        constraint mails_attempts_range check (attempts >= 0)
      );
      create unique index mails_message_key on mails (message_key);
      create index mails_recipient on mails (recipient) where recipient is not null;
      create index mails_created_order on mails (created_at, id);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table mails');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that were left, until they are handed over to jobs that send them: several mails by one job. */
export class MailHandOver1764000010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table mails_to_hand_over (
        mail_id bigint constraint mails_to_hand_over_pkey primary key
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table mails_to_hand_over');
  }
}

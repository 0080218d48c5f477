import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail whose answer was lost may have arrived: that stays known however its later tries end. */
export class DeliveryDoubts1764000010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table deliveries add column may_have_arrived boolean not null default false;
      update deliveries
      set may_have_arrived = true
      where status = 'SCHEDULED' and reason = 'IN_DOUBT';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table deliveries drop column may_have_arrived');
  }
}

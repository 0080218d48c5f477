import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers that live for a moment only find the dead together: what each has seen stands where the next one reads it. */
export class SharedLooks1764000008500 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table job_workers
        add column looks integer not null default 0,
        add column looked_at timestamptz not null default clock_timestamp();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table job_workers drop column looks, drop column looked_at');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which workers are alive, and how far papers are re-assigned to topics. The queue's own tables are its library's. */
export class Jobs1764000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(workers);
    await queryRunner.query(reassignment);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table topic_reassignment, job_workers');
  }
}

const workers = `
  create table job_workers (
    id text constraint job_workers_pkey primary key,
    host text not null,
    pid integer not null,
    beat integer not null default 0,
    started_at timestamptz not null
  )
`;

const reassignment = `
  create table topic_reassignment (
    id integer constraint topic_reassignment_pkey primary key,
    taxonomy_version text not null,
    next_below integer not null,
    lap_end integer not null,
    is_past_top boolean not null,
    looked_at integer not null default 0,
    reassigned integer not null default 0,
    started_at timestamptz not null,
    finished_at timestamptz,
    constraint topic_reassignment_one_row check (id = 1)
  )
`;

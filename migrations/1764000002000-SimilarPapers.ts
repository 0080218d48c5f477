import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the followers of the change log are, and what similar papers are found by. */
export class SimilarPapers1764000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(followers);
    await queryRunner.query(similarPapers);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop table similar_papers, similar_vectors, similar_postings, similar_terms, change_followers',
    );
  }
}

const followers = `
  create table change_followers (
    name text not null constraint change_followers_pkey primary key,
    transaction_id bigint not null default 0,
    change_id bigint not null default 0
  );
`;

// Vectors and postings are rewritten often, and do not shrink: to compress them would cost what it saves. Room is left
// in each page, so that counts and lists change where they stand.
const similarPapers = `
  create table similar_papers (
    paper_id integer not null,
    similar_id integer not null,
    score real not null,
    constraint similar_papers_pkey primary key (paper_id, similar_id)
  );
  create index similar_papers_reverse on similar_papers (similar_id);

  create table similar_vectors (
    paper_id integer not null constraint similar_vectors_pkey primary key,
    fingerprint text not null,
    terms bytea not null,
    listed integer not null default 0,
    floor real not null default 0
  ) with (fillfactor = 80);
  alter table similar_vectors alter column terms set storage external;

  create table similar_postings (
    term integer not null constraint similar_postings_pkey primary key,
    papers bytea not null
  ) with (fillfactor = 70);
  alter table similar_postings alter column papers set storage external;

  create table similar_terms (
    term integer not null constraint similar_terms_pkey primary key,
    papers integer not null
  ) with (fillfactor = 70);
`;

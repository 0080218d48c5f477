import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The half-life that all trends are worked out with stands in the database, since they mean nothing without it. */
export class TrendingHalfLife1764000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table trending_half_life (
        days double precision not null,
        constraint trending_half_life_range check (days > 0)
      );
      create unique index trending_half_life_one on trending_half_life ((true));
      insert into trending_half_life (days) values (3);

      create function vote_weight(cast_at timestamptz) returns double precision
      language sql stable parallel safe
      return (
        select ln(2) / (half_life.days * 86400) * extract(epoch from cast_at)::double precision
        from trending_half_life half_life
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function vote_weight(timestamptz); drop table trending_half_life');
  }
}

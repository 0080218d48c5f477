import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The search index: a row for each paper with its words and tags, in tiers by age. */
export class Search1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tiers);
    await queryRunner.query(index);
    for (const tier of [0, 1, 2, 3, 4]) {
      await queryRunner.query(partition(tier));
    }
    await queryRunner.query(functions);
    await queryRunner.query(standing);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      drop trigger papers_keep_standing on papers;
      drop function keep_standing(), topic_tags(text[]), topic_tags_of(integer), author_tag(integer), tag(text),
        search_tier(timestamptz);
      drop table paper_search, search_tiers, search_progress
    `);
  }
}

const tiers = `
  create table search_tiers (
    tier smallint constraint search_tiers_pkey primary key,
    since timestamptz not null
  );
  insert into search_tiers (tier, since)
  select tier, '-infinity'
  from generate_series(0, 4) as tier;

  create table search_progress (
    version integer not null,
    next_paper_id integer not null
  );
  create unique index search_progress_one on search_progress ((true));
`;

const index = `
  create table paper_search (
    tier smallint not null,
    has_code boolean not null,
    paper_id integer not null constraint paper_search_paper_fkey references papers on delete cascade,
    votes integer not null,
    sort_date timestamptz not null,
    trending double precision not null,
    topic_ids integer[] not null,
    title tsvector not null,
    document tsvector not null,
    constraint paper_search_pkey primary key (paper_id, tier)
  ) partition by list (tier);
  create index paper_search_document on paper_search using gin (document) with (gin_pending_list_limit = 16384);
`;

/** Documents stand apart, and they alone, so that what is read of thousands of rows for a count, an order or facets is narrow. */
function partition(tier: number): string {
  return `
    create table paper_search_${tier} partition of paper_search for values in (${tier}) with (toast_tuple_target = 128);
    alter table paper_search_${tier}
      alter column document set storage external,
      alter column title set storage plain,
      alter column topic_ids set storage plain;
  `;
}

const functions = `
  create function search_tier(sort_date timestamptz) returns smallint
  language sql stable parallel safe
  return (select min(known.tier) from search_tiers known where known.since <= sort_date);

  create function tag(lexeme text) returns tsquery
  language sql immutable parallel safe
  return ('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''')::tsquery;

  create function topic_tags(slugs text[]) returns tsquery
  language sql stable parallel safe
  begin atomic
    with recursive below as (
      select topic.id from topics topic where topic.slug = any (slugs)
      union
      select topic.id from topics topic join below on topic.parent_id = below.id
    )
    select coalesce(string_agg('''/topic ' || below.id || '''', ' | '), '''/nothing''')::tsquery
    from below;
  end;

  create function topic_tags_of(topic_id integer) returns tsquery
  language sql stable parallel safe
  return (select topic_tags(array[topic.slug]) from topics topic where topic.id = topic_id);

  create function author_tag(author_id integer) returns tsquery
  language sql stable parallel safe
  return (select tag('/author ' || left(author.name_key, 500)) from authors author where author.id = author_id);
`;

const standing = `
  create function keep_standing() returns trigger
  language plpgsql as $$
  begin
    update paper_search hit
    set tier = search_tier(paper.sort_date),
      sort_date = paper.sort_date,
      votes = paper.votes,
      trending = paper.trending
    from standing paper
    where hit.paper_id = paper.id
      and (hit.sort_date, hit.votes, hit.trending) is distinct from (paper.sort_date, paper.votes, paper.trending);
    return null;
  end
  $$;
  create trigger papers_keep_standing
  after update on papers
  referencing new table as standing
  for each statement execute function keep_standing();
`;

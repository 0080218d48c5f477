import type { Database } from '../../src/platform/database/database';
import type { Transaction } from '../../src/platform/database/transaction';
import type { PaperRow } from '../made-up-papers';

/** What a benchmark of completion is run on: so many papers by half as many authors again. */
export interface Size {
  papers: number;
  authors: number;
}

const papersAStatement = 50_000;

/**
 * Fills a database that holds the seeds out of samples: each paper's title is the front half of one and the back half of another, its
 * abstract that of a third; authors are given names and surnames that were combined anew, those of low keys with the
 * most papers. Votes are rare and follow a power law. Each paper stands in the change log.
 */
export async function fill(database: Database, samples: readonly PaperRow[], { papers, authors }: Size): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('set local synchronous_commit = off');
    await transaction.query('select setseed(0.42)');
    await loadSamples(transaction, samples);
    await transaction.query(insertAuthors, [authors]);
    for (let from = 1; from <= papers; from += papersAStatement) {
      const to = Math.min(from + papersAStatement - 1, papers);
      await transaction.query(insertPapers, [from, to, samples.length]);
    }
    await transaction.query(insertSignatures);
    await transaction.query(insertChanges);
  });
  await database.query('analyze papers');
  await database.query('analyze authors');
  await database.query('analyze paper_authors');
}

async function loadSamples(transaction: Transaction, samples: readonly PaperRow[]): Promise<void> {
  await transaction.query(
    'create temporary table samples (n integer primary key, front text, back text, abstract text) on commit drop',
  );
  await transaction.query(
    'create temporary table sample_names (n integer primary key, given text, family text) on commit drop',
  );
  for (let from = 0; from < samples.length; from += 5_000) {
    const rows = samples.slice(from, from + 5_000).map(({ title, abstract }, index) => {
      const words = title.split(/\s+/);
      const middle = Math.ceil(words.length / 2);
      return {
        n: from + index,
        front: words.slice(0, middle).join(' '),
        back: words.slice(middle).join(' '),
        abstract,
      };
    });
    await transaction.query(
      `insert into samples
       select * from jsonb_to_recordset($1) as given (n integer, front text, back text, abstract text)`,
      [JSON.stringify(rows)],
    );
  }
  const names = [...new Set(samples.flatMap((paper) => paper.authors))].map((name) => name.split(/\s+/));
  await transaction.query(
    `insert into sample_names
     select place - 1, given, family
     from unnest($1::text[], $2::text[]) with ordinality as name (given, family, place)`,
    [names.map((parts) => parts.slice(0, -1).join(' ')), names.map((parts) => parts.at(-1) ?? '')],
  );
}

const insertAuthors = `
  insert into authors (name, name_key)
  select min(made.name), made.name_key
  from (
    select btrim(first.given || ' ' || last.family) as name, lower(btrim(first.given || ' ' || last.family)) as name_key
    from (
      select floor(random() * total.count)::integer as first, floor(random() * total.count)::integer as last
      from generate_series(1, $1::integer) as n
      cross join (select count(*) as count from sample_names) as total
    ) as drawn
    join sample_names first on first.n = drawn.first
    join sample_names last on last.n = drawn.last
  ) as made
  group by made.name_key`;

const insertPapers = `
  insert into papers (title, abstract, created_at, updated_at, votes, source_votes, sort_date, sort_title, title_key,
    trending)
  select title.text, third.abstract, now(), now(), drawn.votes, drawn.votes,
    timestamptz '2015-01-01' + drawn.n * interval '5 minutes',
    left(btrim(regexp_replace(lower(title.text), '[^[:alnum:]+#*]+', ' ', 'g')), 200), md5(drawn.n || title.text), drawn.n
  from (
    select n, floor(random() * $3::integer)::integer as first, floor(random() * $3::integer)::integer as second,
      floor(random() * $3::integer)::integer as third,
      case when random() < 0.05 then floor(power(random() + 0.001, -1.2))::integer else 0 end as votes
    from generate_series($1::integer, $2::integer) as n
  ) as drawn
  join samples first on first.n = drawn.first
  join samples second on second.n = drawn.second
  join samples third on third.n = drawn.third
  cross join lateral (select first.front || ' ' || second.back as text) as title`;

const insertSignatures = `
  insert into paper_authors (paper_id, position, author_id)
  select paper.id, place, least(1 + floor(total.count * power(random(), 2.5))::integer, total.count)
  from papers paper
  cross join generate_series(1, 5) as place
  cross join (select max(id) as count from authors) as total
  where exists (select from authors)
  on conflict do nothing`;

const insertChanges = `
  insert into changes (transaction_id, event_id, type, action, subject_id, at)
  select (pg_current_xact_id()::text)::bigint, gen_random_uuid(), 'PAPER', 'CREATED', id, now()
  from papers
  order by id`;

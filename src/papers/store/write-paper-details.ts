import type { Queryable } from '../../platform/database/queryable';
import { authorNameKey } from '../text/author-name-key';
import type { PaperState } from './paper-record';

/** Replaces the authors of the papers, making those whose names are new. */
export async function writeAuthors(transaction: Queryable, states: readonly PaperState[]): Promise<void> {
  const signed = states.flatMap(({ key, authors }) =>
    authors.map((name, index) => ({ paper_id: key, position: index + 1, name, name_key: authorNameKey(name) })),
  );
  // Reversed, since of two spellings the first one stays.
  const names = new Map(signed.toReversed().map((row) => [row.name_key, row.name]));
  await transaction.query(
    `insert into authors (name, name_key)
     select given.name, given.name_key
     from unnest($1::text[], $2::text[]) as given (name, name_key)
     where not exists (select from authors known where known.name_key = given.name_key)
     order by given.name_key
     on conflict (name_key) do nothing`,
    [[...names.values()], [...names.keys()]],
  );
  await transaction.query(`delete from paper_authors where paper_id = any ($1::integer[])`, [keysOf(states)]);
  await transaction.query(
    `insert into paper_authors (paper_id, position, author_id)
     select given.paper_id, given.position, author.id
     from jsonb_to_recordset($1) as given (paper_id integer, position integer, name_key text)
     join authors author on author.name_key = given.name_key`,
    [JSON.stringify(signed)],
  );
}

/** Replaces the links of the papers. */
export async function writeLinks(transaction: Queryable, states: readonly PaperState[]): Promise<void> {
  const links = states.flatMap(({ key, links: given }) =>
    given.map((link, index) => ({ paper_id: key, position: index + 1, ...link })),
  );
  await transaction.query(`delete from paper_links where paper_id = any ($1::integer[])`, [keysOf(states)]);
  await transaction.query(
    `insert into paper_links (paper_id, position, url, kind, found)
     select given.paper_id, given.position, given.url, given.kind, given.found
     from jsonb_to_recordset($1)
       as given (paper_id integer, position integer, url text, kind text, found boolean)`,
    [JSON.stringify(links)],
  );
}

function keysOf(states: readonly PaperState[]): number[] {
  return states.map((state) => state.key);
}

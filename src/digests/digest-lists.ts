import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../platform/database/sql';
import { connectionType } from '../platform/graphql/pagination/connection-type';
import type { ListSource, SortKey } from '../platform/graphql/pagination/list';
import { type PageArguments, readPageArguments } from '../platform/graphql/pagination/page-arguments';
import { Paper } from '../papers';
import { Digest } from './digest.entity';

export const { Edge: DigestEdge, Connection: DigestConnection } = connectionType('Digest', Digest);
export type DigestConnection = InstanceType<typeof DigestConnection>;

export const { Edge: DigestEntryEdge, Connection: DigestEntryConnection } = connectionType('DigestEntry', Paper);
export type DigestEntryEdge = InstanceType<typeof DigestEntryEdge>;
export type DigestEntryConnection = InstanceType<typeof DigestEntryConnection>;

const allDigests: ListSource = {
  columns: rawSql(selectColumns(Digest, 'digest')),
  from: rawSql('digests digest'),
  key: 'digest.id',
  ofParent: null,
};

const entriesOfDigest: ListSource = {
  columns: rawSql(selectColumns(Paper, 'paper')),
  from: rawSql('digest_entries entry join papers paper on paper.id = entry.paper_id'),
  key: 'entry.position',
  ofParent: rawSql('entry.digest_id = parent.id'),
};

const byDate: SortKey = { name: 'digests.DATE', value: 'digest.date', type: 'date' };
const byPosition: SortKey = { name: 'entries.POSITION', value: 'entry.position', type: 'integer' };

/** Digests of a source, newest first; `from` and `to` are days that count. */
export function listDigests(asked: {
  page: PageArguments;
  source: string;
  from?: string | null;
  to?: string | null;
}): DigestConnection {
  const conditions: Sql[] = [sql`digest.source = ${asked.source}::text`];
  if (asked.from) {
    conditions.push(sql`digest.date >= ${asked.from}::date`);
  }
  if (asked.to) {
    conditions.push(sql`digest.date <= ${asked.to}::date`);
  }
  const page = readPageArguments(asked.page);
  return new DigestConnection({
    parentKey: 0,
    args: { source: allDigests, conditions, sort: byDate, descending: true, page },
  });
}

/** The papers of a digest in its own order. */
export function listEntries(digest: Digest, page: PageArguments): DigestEntryConnection {
  return new DigestEntryConnection({
    parentKey: digest.key,
    args: {
      source: entriesOfDigest,
      conditions: [],
      sort: byPosition,
      descending: false,
      page: readPageArguments(page),
    },
  });
}

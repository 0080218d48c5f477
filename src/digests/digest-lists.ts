import { selectColumns } from '../platform/database/entity-columns';
import { rawSql, type Sql, sql } from '../platform/database/sql';
import { connectionType } from '../platform/graphql/pagination/connection-type';
import type { List, ListSource, SortKey } from '../platform/graphql/pagination/list';
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

/** What a list of digests was asked for; `from` and `to` are days that count. */
export interface DigestListArguments extends PageArguments {
  from?: string | null;
  to?: string | null;
  source?: string | null;
}

/** How the digests of a source are read, newest first. */
export function digestList(asked: DigestListArguments, { defaultSource }: { defaultSource: string }): List {
  const conditions: Sql[] = [sql`digest.source = ${asked.source ?? defaultSource}::text`];
  if (asked.from) {
    conditions.push(sql`digest.date >= ${asked.from}::date`);
  }
  if (asked.to) {
    conditions.push(sql`digest.date <= ${asked.to}::date`);
  }
  return { source: allDigests, conditions, sort: byDate, descending: true, page: readPageArguments(asked) };
}

/** How the papers of a digest are read, in its own order. */
export function entryList(asked: PageArguments): List {
  return {
    source: entriesOfDigest,
    conditions: [],
    sort: byPosition,
    descending: false,
    page: readPageArguments(asked),
  };
}

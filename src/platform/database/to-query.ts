import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import { LruMap } from '../cache/lru-map';
import { Sql } from './sql';

/**
 * A statement as pg takes it. One that stands in the code is prepared, named by its content, so that a connection
 * parses and plans it once; one that was composed is not, lest filters of many shapes leave plans behind.
 */
export function toQuery(statement: string | Sql, values: unknown[]): QueryConfig {
  const { isPrepared, ...query } =
    statement instanceof Sql ? statement.compile() : { text: statement, values, isPrepared: true };
  return isPrepared ? { name: nameOf(query.text), ...query } : query;
}

const mostNames = 2_000;
const names = new LruMap<string, string>(mostNames);

function nameOf(text: string): string {
  return names.getOrMake(text, () => createHash('sha256').update(text).digest('base64url').slice(0, 16));
}

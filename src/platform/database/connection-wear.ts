import type { PoolClient } from 'pg';

/** Each takes some 50 kB of the server's memory for as long as the connection lives. */
const mostStatements = 500;

const prepared = new WeakMap<PoolClient, Set<string>>();

/**
 * Notes what a connection has prepared, and tells whether it has prepared so many different statements that it should
 * give way to a new one: the server never forgets one by itself.
 */
export function isWornOut(client: PoolClient, statementName: string | undefined): boolean {
  if (statementName === undefined) {
    return false;
  }
  const names = prepared.get(client) ?? new Set();
  prepared.set(client, names);
  names.add(statementName);
  return names.size > mostStatements;
}

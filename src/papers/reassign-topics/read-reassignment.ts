import type { Queryable } from '../../platform/database/queryable';
import { readTaxonomyVersion } from '../../topics';
import { readLap } from './lap-store';

/** How far papers have been put under the taxonomy as it stands. */
export type Reassignment =
  | { kind: 'waiting' }
  | { kind: 'running'; lookedAt: number; reassigned: number; papers: number }
  | { kind: 'finished'; lookedAt: number; reassigned: number };

/** Reads how far it is. While it runs, this counts the papers. */
export async function readReassignment(database: Queryable): Promise<Reassignment> {
  const lap = await readLap(database);
  if (lap?.taxonomyVersion !== (await readTaxonomyVersion(database))) {
    return { kind: 'waiting' };
  }
  const { lookedAt, reassigned } = lap;
  if (lap.finishedAt !== null) {
    return { kind: 'finished', lookedAt, reassigned };
  }
  const [row] = await database.query<{ papers: number }>(
    'select count(*)::integer as papers from papers where topics_curated_at is null',
  );
  return { kind: 'running', lookedAt, reassigned, papers: row?.papers ?? 0 };
}

import { selectColumns } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import type { Lap } from './lap';
import { TopicReassignment } from './topic-reassignment.entity';

/** The lap under way, or the last one; null before the first. */
export async function readLap(database: Queryable): Promise<Lap | null> {
  const [lap] = await database.query<TopicReassignment>(
    `select ${selectColumns(TopicReassignment, 'lap')}
     from topic_reassignment lap`,
  );
  return lap ?? null;
}

/** Keeps how far a lap has come, with the transaction that brought it there. */
export async function writeLap(transaction: Queryable, lap: Lap): Promise<void> {
  await transaction.query(
    `insert into topic_reassignment as lap (
       id, taxonomy_version, next_below, lap_end, is_past_top, looked_at, reassigned, started_at, finished_at
     )
     values (1, $1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (id) do update
     set taxonomy_version = excluded.taxonomy_version,
       next_below = excluded.next_below,
       lap_end = excluded.lap_end,
       is_past_top = excluded.is_past_top,
       looked_at = excluded.looked_at,
       reassigned = excluded.reassigned,
       started_at = excluded.started_at,
       finished_at = excluded.finished_at`,
    [
      lap.taxonomyVersion,
      lap.nextBelow,
      lap.lapEnd,
      lap.isPastTop,
      lap.lookedAt,
      lap.reassigned,
      lap.startedAt,
      lap.finishedAt,
    ],
  );
}

/** The ledger lies in so many parts by subscriber: partitions of its tables, as the migration made them. */
export const shardCount = 16;

/** Every shard. */
export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

/** The table that holds a shard's deliveries. */
export function deliveriesOf(shard: number): string {
  return `deliveries_${checked(shard)}`;
}

/** The number of a shard by the name of its table. */
export function shardOfTable(table: string): number {
  return checked(Number(/_(\d+)$/.exec(table)?.[1] ?? -1));
}

/** The name becomes part of statements. */
function checked(shard: number): number {
  if (!Number.isInteger(shard) || shard < 0 || shard >= shardCount) {
    throw new Error(`Expected the number of a shard, 0 to ${shardCount - 1}, got ${shard}.`);
  }
  return shard;
}

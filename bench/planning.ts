import { parseArgs } from 'node:util';
import { planDeliveries } from '../src/delivery';
import { startScratchApp } from './scratch-app';
import { fillPapers, fillSubscriptions } from './delivery/fill';

/** How long it takes to plan a hall full of digests that are due at one moment: rows alone, no papers are chosen. */
export async function planningBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({ args, options: { deliveries: { type: 'string', default: '1000000' } } });
  const deliveries = Number(values.deliveries);
  const scratch = await startScratchApp({ seeding: false });
  try {
    const { database } = scratch.app;
    const now = new Date('2025-03-14T08:00:00Z');
    const papers = await fillPapers(database, now);
    await fillSubscriptions(database, { count: deliveries, due: now, maxPapers: 10, papers });
    const cpu = process.cpuUsage();
    const startedAt = performance.now();
    const planned = await planDeliveries({ database, now, signal: new AbortController().signal });
    const seconds = (performance.now() - startedAt) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const [ledger] = await database.query<{ bytes: string; rows: number }>(
      `select sum(pg_total_relation_size(inhrelid))::text as bytes,
         (select count(*)::integer from deliveries) as rows
       from pg_inherits
       where inhparent = 'deliveries'::regclass`,
    );
    if (planned !== deliveries || ledger?.rows !== deliveries) {
      throw new Error(`Expected ${deliveries} deliveries to be planned, got ${planned}, and ${ledger?.rows} rows.`);
    }
    const workerCpuSeconds = Math.round((user + system) / 100_000) / 10;
    const bytesEach = Math.round(Number(ledger.bytes) / deliveries);
    process.stdout.write(
      `${deliveries} deliveries planned in ${seconds.toFixed(1)} s, ${workerCpuSeconds} s of them processor time of the ` +
        `worker; ${bytesEach} bytes each with their indexes\n`,
    );
    return { deliveries, seconds: Math.round(seconds * 10) / 10, workerCpuSeconds, bytesEach };
  } finally {
    await scratch.close();
  }
}

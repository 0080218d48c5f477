import 'reflect-metadata';
import { tuneGarbageCollector } from '../../src/cli/tune-garbage-collector';
import { readConfig } from '../../src/platform/config/read-config';
import { createLogger } from '../../src/platform/logging/create-logger';
import { startWorker } from '../../src/worker';

/**
 * A worker in a process of its own, as the benchmark is told to start it; asked by IPC, it says what it took of the
 * processor (seconds) and of memory (MiB, at most).
 */
async function main(): Promise<void> {
  tuneGarbageCollector('worker');
  const config = readConfig(process.env);
  const connection = JSON.parse(process.env.BENCH_CONNECTION ?? '{}');
  await startWorker({ config, connection, log: createLogger(config.logLevel) });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const cpuSeconds = (user + system) / 1e6;
    process.send?.({ cpuSeconds, mebibytes: process.resourceUsage().maxRSS / 1_024 });
  });
  process.on('disconnect', () => process.exit());
}

void main();

import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { tuneGarbageCollector } from '../../src/cli/tune-garbage-collector';
import { readConfig } from '../../src/platform/config/read-config';
import { createLogger } from '../../src/platform/logging/create-logger';
import { startWorker } from '../../src/worker';

/**
 * A worker in a process of its own, as the benchmark is told to start it; asked by IPC, it says what it took of the
 * processor, and its main thread of that (seconds), and of memory (MiB, at most).
 */
async function main(): Promise<void> {
  tuneGarbageCollector('worker');
  const config = readConfig(process.env);
  const connection = JSON.parse(process.env.BENCH_CONNECTION ?? '{}');
  await startWorker({ config, connection, log: createLogger(config.logLevel) });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const cpuSeconds = (user + system) / 1e6;
    process.send?.({ cpuSeconds, mainCpuSeconds: mainCpuSeconds(), mebibytes: process.resourceUsage().maxRSS / 1_024 });
  });
  process.on('disconnect', () => process.exit());
}

/** Linux alone tells what a thread took: elsewhere it is nothing. */
function mainCpuSeconds(): number {
  try {
    return Number.parseInt(readFileSync('/proc/self/schedstat', 'latin1'), 10) / 1e9;
  } catch {
    return 0;
  }
}

void main();

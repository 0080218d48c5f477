import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Load, LoadResult } from './run-load';

type Message = { result: LoadResult } | { failure: string };

/** A load generator in a process of its own, so that what it costs is nobody else's. */
export interface LoadGenerator {
  /** Throws on the first answer that is no answer with data. */
  run(load: Load): Promise<LoadResult>;
  stop(): void;
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(join(__dirname, 'load-process.js'), { env: { ...process.env, NODE_ENV: 'production' } });
  return {
    run: (load) =>
      new Promise((resolve, reject) => {
        const end = (code: number | null): void => reject(new Error(`The load generator ended with ${code}.`));
        child.once('exit', end);
        child.once('message', (message: Message) => {
          child.off('exit', end);
          if ('failure' in message) {
            reject(new Error(`${load.url}: ${message.failure}`));
          } else {
            resolve(message.result);
          }
        });
        child.send(load);
      }),
    stop: () => child.disconnect(),
  };
}

import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LifeSteps } from './life-steps';

/** People in a process of their own, so that what they cost is nobody else's. */
export interface People {
  /** Returns what it took of the processors, in milliseconds. */
  take(steps: LifeSteps): Promise<number>;
  stop(): void;
}

export function startPeople(): People {
  const child = fork(join(__dirname, 'life-process.js'), { env: { ...process.env, NODE_ENV: 'production' } });
  return {
    take: (steps) =>
      new Promise((resolve, reject) => {
        const end = (code: number | null): void => reject(new Error(`The people's process ended with ${code}.`));
        child.once('exit', end);
        child.once('message', (message: { cpuMillis: number } | { failure: string }) => {
          child.off('exit', end);
          if ('failure' in message) {
            reject(new Error(message.failure));
          } else {
            resolve(message.cpuMillis);
          }
        });
        child.send(steps);
      }),
    stop: () => child.disconnect(),
  };
}

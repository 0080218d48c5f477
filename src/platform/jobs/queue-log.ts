import { Logger as QueueLogger } from 'graphile-worker';
import type { Logger } from '../logging/create-logger';

/** The library mends by itself all that it calls an error, a lost connection for instance. */
const levels: Readonly<Record<string, 'warn' | 'debug' | 'trace'>> = {
  error: 'warn',
  warning: 'warn',
  info: 'debug',
  debug: 'trace',
};

/** What the queue's library says, in our log. What it says of single jobs is left out: we say it ourselves. */
export function queueLog(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message, meta) => {
    const isOfOneJob = meta?.success === true || meta?.failure === true;
    if (!isOfOneJob) {
      log[levels[level] ?? 'warn'](message);
    }
  });
}

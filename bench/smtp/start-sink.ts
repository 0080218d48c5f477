import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A mail server that takes everything and keeps nothing, in a process of its own. */
export interface Sink {
  port: number;
  /** How many mails it has taken. */
  taken(): Promise<number>;
  stop(): void;
}

export async function startSink(): Promise<Sink> {
  const child = fork(join(__dirname, 'sink.js'));
  const hear = async (): Promise<unknown> => (await once(child, 'message'))[0];
  return {
    port: numberIn(await hear(), 'address', 'port'),
    taken: async () => {
      child.send('how many?');
      return numberIn(await hear(), 'taken');
    },
    stop: () => child.disconnect(),
  };
}

function numberIn(message: unknown, ...path: string[]): number {
  const found = path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    message,
  );
  if (typeof found !== 'number') {
    throw new Error(`Expected a number at ${path.join('.')} of what the sink says, got ${JSON.stringify(message)}.`);
  }
  return found;
}

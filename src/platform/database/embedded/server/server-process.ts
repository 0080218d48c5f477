import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterTools } from '../cluster/cluster-tools';
import type { ServerLog } from './server-log';
import { quoteDirectory, settingArguments } from './server-settings';
import { shutDown } from './shut-down';
import { SOCKET_PORT } from './socket-directory';
import { type Ending, spawnTied, type TiedProcess } from '../process/tied-process';

/** A server that this process runs. */
export interface ServerProcess {
  /** Settles with how the server ended; never rejects. */
  readonly ended: Promise<Ending>;
  /** Settles when it accepts connections: `ready`, or how it ended instead, or `late` after that time. */
  readyWithin(millis: number): Promise<'ready' | 'late' | Ending>;
  /** Shuts it down; returns when it is gone. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MILLIS = 10;

/** Starts the server on a complete cluster. It ends with this process, but does not keep it from ending. */
export function runServer(tools: ClusterTools, socketDirectory: string, log: ServerLog): ServerProcess {
  const { cluster } = tools.layout;
  const settings = {
    port: String(SOCKET_PORT),
    hba_file: tools.layout.access,
    unix_socket_directories: quoteDirectory(socketDirectory),
    ...tools.settings,
  };
  const server = spawnTied(tools.launcher, {
    program: tools.binaries.postgres,
    args: ['-D', cluster, ...settingArguments(settings)],
    environment: tools.environment,
    input: 'ignore',
    output: log.descriptor,
  });
  let ending: Ending | null = null;
  void server.ended.then((how) => (ending = how));
  server.hold(false);

  return {
    ended: server.ended,
    readyWithin: async (millis) => {
      for (const deadline = performance.now() + millis; performance.now() < deadline; await sleep(LOOK_EVERY_MILLIS)) {
        if (ending !== null) return ending;
        if (await saysReady(cluster)) return 'ready';
      }
      return 'late';
    },
    stop: async () => {
      server.hold(true);
      await shutDown({ signal: (name) => server.child.kill(name), endsWithin: (millis) => endsWithin(server, millis) });
    },
  };
}

// The last line of postmaster.pid is what pg_ctl goes by, too. Trying to connect instead would fill the log.
async function saysReady(cluster: string): Promise<boolean> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n')[7]?.trim() === 'ready';
}

async function endsWithin(server: TiedProcess, millis: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(millis, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([server.ended.then(() => true), late]);
  timer.abort();
  return ended;
}

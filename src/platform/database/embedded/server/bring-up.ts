import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLE } from '../cluster/init-cluster';
import type { ClusterTools } from '../cluster/cluster-tools';
import { type ServerLog, openServerLog } from './server-log';
import { type ServerProcess, runServer } from './server-process';
import { readServerRecord, removeServerRecord, writeServerRecord } from './server-record';
import { createSocketDirectory, removeSocketDirectory } from './socket-directory';
import { stopOrphans } from './stop-orphans';

/** A server that accepts connections, and what belongs to it. */
export interface RunningServer {
  readonly server: ServerProcess;
  readonly socketDirectory: string;
  readonly log: ServerLog;
  /** Shuts the server down and leaves nothing behind. */
  stop(): Promise<void>;
}

/** Where a server failed to start, with the end of its log. */
class StartError extends Error {
  constructor(
    readonly logTail: string,
    message: string,
  ) {
    super(`${message} The end of its log:\n${logTail}`);
  }
}

// A start takes 0.1 s, but after a crash the log is replayed: at most a gigabyte between two checkpoints.
const QUICK_START_MILLIS = 3_000;
const START_MILLIS = 120_000;
const ATTEMPTS = 3;

// What is left of a server that was killed, or was on its way when its owner was: its processes end in a moment.
const OCCUPIED = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

/** Ends whatever still works on the folder, and removes the traces of servers that ended without cleaning up. */
export async function clearAway(tools: ClusterTools, log: (message: string) => void): Promise<void> {
  const orphans = await stopOrphans(tools.layout.cluster);
  if (orphans > 0) log(`Stopped ${orphans} PostgreSQL server that had lost its Broadsheet.`);
  // Behind the lock and without an orphan this file says nothing. PostgreSQL would refuse to start with it if it is
  // empty or garbled, or names a process id that is somebody else's by now.
  await rm(join(tools.layout.cluster, 'postmaster.pid'), { force: true });
  const record = await readServerRecord(tools.layout);
  if (record !== null) await removeSocketDirectory(record.socketDirectory);
  await removeServerRecord(tools.layout);
}

/** Starts the server and waits until it accepts connections; throws with the end of its log if it does not. */
export async function bringUp(tools: ClusterTools, log: (message: string) => void): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryToBringUp(tools, log);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof StartError) || !OCCUPIED.test(error.logTail)) throw error;
      log('A PostgreSQL server on the same folder is still ending: trying again.');
      await clearAway(tools, log);
    }
  }
}

async function tryToBringUp(tools: ClusterTools, tell: (message: string) => void): Promise<RunningServer> {
  const { layout, launcher } = tools;
  const socketDirectory = await createSocketDirectory(launcher.account);
  // Before the server starts, so that the folder is found again if we are killed meanwhile.
  await writeServerRecord(layout, { socketDirectory });
  const log = await openServerLog(layout.log);
  // Beside the cluster: under root, that one belongs to an account that we do not let lead our writing elsewhere.
  await writeFile(layout.access, `local all ${ROLE} scram-sha-256\n`);
  // That account must read it, whatever our umask is.
  await chmod(layout.access, 0o644);
  const server = runServer(tools, socketDirectory, log);
  const stop = async () => {
    await server.stop();
    log.close();
    await removeServerRecord(layout);
    await removeSocketDirectory(socketDirectory);
  };
  let state = await server.readyWithin(QUICK_START_MILLIS);
  if (state === 'late') {
    tell('PostgreSQL takes its time to start: after a crash it first replays its log.');
    state = await server.readyWithin(START_MILLIS);
  }
  if (state === 'ready') return { server, socketDirectory, log, stop };

  const reason = state === 'late' ? `was not ready after ${START_MILLIS / 1_000} s` : `ended with ${state.description}`;
  const error = new StartError(
    await log.tail(),
    `Expected PostgreSQL to start in "${layout.directory}", but it ${reason}.`,
  );
  await stop();
  throw error;
}

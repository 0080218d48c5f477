import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import { bringUp, clearAway } from './server/bring-up';
import { chooseLauncher, ownerOf } from './process/choose-launcher';
import { readPassword } from './cluster/cluster-password';
import type { ClusterTools } from './cluster/cluster-tools';
import { type EmbeddedConnection, askVersion, connectionTo, urlOf } from './connection';
import { type DirectoryLayout, layoutOf } from './directory-layout';
import { acquireDirectoryLock } from './directory-lock';
import { findPostgresBinaries } from './process/find-postgres-binaries';
import { initCluster, removeUnfinished, renewPassword } from './cluster/init-cluster';
import { prepareLibraries } from './process/prepare-libraries';
import { DEFAULT_SETTINGS, type ServerSettings } from './server/server-settings';

/** What the embedded server is started with. */
export interface EmbeddedPostgresOptions {
  /** The folder for the database alone; made if it is not there. */
  readonly directory: string;
  /** Told what takes time or was found amiss. */
  readonly log: (message: string) => void;
  /** PostgreSQL settings over the defaults, such as `{ fsync: 'off' }` for a database to throw away. */
  readonly settings?: ServerSettings;
  /** Called once if the server ends without `stop`; `stop` is still to be called. */
  readonly onUnexpectedExit?: (exit: { readonly reason: string; readonly logTail: string }) => void;
}

/** A running PostgreSQL that belongs to this process and ends with it, however this process ends. */
export interface EmbeddedPostgres {
  readonly connection: EmbeddedConnection;
  /** The connection as a URL; it holds the password. */
  readonly url: string;
  /** `18.4` */
  readonly version: string;
  /** Shuts the server down in under 3 s, open connections or not; again does nothing. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on a folder, which it makes and fills if need be: about 1 s the first time, 0.1 s later. Throws at
 * once if another process uses the folder; whatever a killed one has left there is cleared away.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries();
  const layout = layoutOf(prepareDirectory(options.directory));
  const lock = acquireDirectoryLock(layout.lock, layout.directory);
  try {
    const environment = await prepareLibraries(binaries, layout.libraries);
    const launcher = await chooseLauncher({ layout, postgres: binaries.postgres, environment });
    const settings = { ...DEFAULT_SETTINGS, ...options.settings };
    const tools: ClusterTools = { layout, binaries, launcher, environment, settings };
    await clearAway(tools, options.log);
    await prepareCluster(tools, options.log);
    return await startServer(tools, options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Makes the folder, closed to others, and gives its path as the kernel knows it. */
function prepareDirectory(path: string): string {
  mkdirSync(path, { recursive: true });
  const directory = realpathSync(path);
  const owner = ownerOf(directory)?.uid;
  try {
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(
      `Expected to be allowed to write in "${directory}" as the user id ${process.geteuid?.()}, but it belongs to ` +
        `${owner}: start as that user, or give this one its own DATA_DIR.`,
    );
  }
  // Under root the server is another user, who must pass this folder to the cluster in it, which is 0700 itself.
  if (process.geteuid?.() === 0) chmodSync(directory, 0o711);
  else if (owner === process.geteuid?.()) chmodSync(directory, 0o700);
  return directory;
}

/** Sees to it that there is a complete cluster whose password we know. */
async function prepareCluster(tools: ClusterTools, log: (message: string) => void): Promise<void> {
  const { layout, launcher } = tools;
  await removeUnfinished(layout.directory);
  if (!existsSync(layout.cluster)) {
    log(`Making a new database in "${layout.directory}".`);
    await initCluster(tools);
    return;
  }
  const { uid, gid } = launcher.account;
  if (ownerOf(layout.cluster)?.uid !== uid) execFileSync('chown', ['-hR', `${uid}:${gid}`, layout.cluster]);
  if ((await readPassword(layout.password)) === null) {
    log(`The password of the database is missing in "${layout.password}": making a new one.`);
    await renewPassword(tools);
  }
}

async function startServer(
  tools: ClusterTools,
  { log, onUnexpectedExit }: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const password = await requirePassword(tools.layout);
  const running = await bringUp(tools, log);
  let stopping: Promise<void> | null = null;
  const stop = () => (stopping ??= running.stop().finally(release));

  const connection = connectionTo(running.socketDirectory, password);
  const version = await askVersion(connection).catch(async (error) => {
    stopping = running.stop();
    await stopping;
    throw error;
  });
  const reportUnexpectedExit = async () => {
    const { description } = await running.server.ended;
    if (stopping === null) onUnexpectedExit?.({ reason: description, logTail: await running.log.tail() });
  };
  void reportUnexpectedExit();
  return { connection, url: urlOf(connection), version, stop };
}

async function requirePassword(layout: DirectoryLayout): Promise<string> {
  const password = await readPassword(layout.password);
  if (password === null) throw new Error(`Expected a password of 32 characters in "${layout.password}".`);
  return password;
}

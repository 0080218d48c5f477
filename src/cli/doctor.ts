import { createDataSource } from '../../ormconfig';
import { openDatabase } from '../open-database';
import { readReassignment, type Reassignment } from '../papers';
import { followerLag } from '../platform/change-log/follower-lag';
import type { Config } from '../platform/config/config';
import { readConfig } from '../platform/config/read-config';
import { Database } from '../platform/database/database';
import { isQueueUpToDate } from '../platform/jobs/migrate-queue';
import { readQueue } from '../platform/jobs/read-queue';
import { createLogger } from '../platform/logging/create-logger';
import { similarFollower } from '../search';
import type { Check } from './check';
import { checkMail } from './check-mail';
import { counted, print } from './with-database';

const oldestNode = [20, 19] as const;

/** `broadsheet doctor`: looks at all that can be looked at without changing anything; exits with 1 where a check fails. */
export async function doctor({ json }: { json?: boolean }): Promise<void> {
  const checks = [checkNode(), ...(await checkInstallation())];
  print(
    json,
    checks,
    checks.map(({ what, ok, found }) => `${ok ? '✓' : '✗'} ${what}: ${found}`),
  );
  process.exitCode = checks.every((check) => check.ok) ? 0 : 1;
}

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return {
    what: 'Node',
    ok,
    found: ok ? process.version : `${process.version}; install ${oldestNode.join('.')} or later`,
  };
}

async function checkInstallation(): Promise<Check[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    return [failure('Configuration', error)];
  }
  const configuration = { what: 'Configuration', ok: true, found: `${config.database.kind} database` };
  const database = checkDatabase(config).catch((error: unknown) => [failure('Database', error)]);
  return [configuration, ...(await database), ...(await checkMail(config.mail))];
}

async function checkDatabase(config: Config): Promise<Check[]> {
  const opened = await openDatabase(config, createLogger('silent'), 'shared');
  const dataSource = await createDataSource(opened.connection).initialize();
  try {
    const database = Database.of(dataSource);
    const [server] = await database.query<{ version: string }>(`select current_setting('server_version') as version`);
    const pending = (await dataSource.showMigrations()) || !(await isQueueUpToDate(database));
    return [
      { what: 'PostgreSQL', ok: true, found: server?.version ?? 'unknown' },
      { what: 'Migrations', ok: !pending, found: pending ? 'some are pending: run `npm run migrate`' : 'up to date' },
      ...(pending ? [] : [await checkJobs(database), await checkTopics(database), await checkSimilar(database)]),
    ];
  } finally {
    await dataSource.destroy();
    await opened.close();
  }
}

function failure(what: string, error: unknown): Check {
  return { what, ok: false, found: error instanceof Error ? error.message : String(error) };
}

async function checkJobs(database: Database): Promise<Check> {
  const { open, failed, workers } = await readQueue(database);
  const failures = failed === 0 ? 'none failed' : `${counted(failed, 'job')} failed: see graphile_worker.jobs`;
  return {
    what: 'Jobs',
    ok: failed === 0,
    found: `${counted(open, 'job')} to be done by ${counted(workers, 'worker')}, ${failures}`,
  };
}

async function checkTopics(database: Database): Promise<Check> {
  const state = await readReassignment(database);
  return { what: 'Topics', ok: true, found: describe(state) };
}

function describe(state: Reassignment): string {
  switch (state.kind) {
    case 'waiting':
      return 'papers wait for a worker to hold them against the taxonomy as it stands';
    case 'running':
      return `${state.lookedAt} of ${counted(state.papers, 'paper')} are held against the taxonomy as it stands`;
    case 'finished':
      return 'every paper is under the topics that the taxonomy gives it';
  }
}

async function checkSimilar(database: Database): Promise<Check> {
  const { changes, isExact, since } = await followerLag(database, similarFollower.name);
  const behind = `${isExact ? '' : 'more than '}${counted(changes, 'change')} behind, since ${since?.toISOString()}`;
  return { what: 'Similar papers', ok: true, found: changes === 0 ? 'up to date' : behind };
}

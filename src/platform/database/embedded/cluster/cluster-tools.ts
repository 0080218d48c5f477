import type { DirectoryLayout } from '../directory-layout';
import type { PostgresBinaries } from '../process/find-postgres-binaries';
import { runProgram } from '../process/run-program';
import type { Launcher } from '../process/launcher';
import { type ServerSettings, settingArguments } from '../server/server-settings';

/** What the programs of PostgreSQL need to work on one folder. */
export interface ClusterTools {
  readonly layout: DirectoryLayout;
  readonly binaries: PostgresBinaries;
  readonly launcher: Launcher;
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: ServerSettings;
}

/** Runs statements, one a line, in a cluster whose server does not run; without a password, as its superuser. */
export async function runSingleUser(tools: ClusterTools, cluster: string, statements: string[]): Promise<void> {
  // exit_on_error: a failing statement would otherwise be reported and passed over. The password is long and random:
  // the 4,096 rounds of SCRAM that slow down guessing would only slow down connecting.
  const settings = { ...tools.settings, exit_on_error: 'on', scram_iterations: '1', log_checkpoints: 'off' };
  await runProgram(tools.launcher, {
    program: tools.binaries.postgres,
    args: ['--single', '-D', cluster, ...settingArguments(settings), 'template1'],
    environment: tools.environment,
    input: statements.map((statement) => `${statement}\n`).join(''),
  });
}

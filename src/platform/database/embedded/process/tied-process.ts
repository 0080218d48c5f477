import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Launcher } from './launcher';

/** A program that is interrupted (SIGINT) when this process ends, however it ends. */
export interface TiedProcess {
  readonly child: ChildProcess;
  /** Settles when the program has ended, and says how: `exit code 1`, `signal SIGKILL`. Never rejects. */
  readonly ended: Promise<Ending>;
  /** Whether node waits for the program before it ends by itself. */
  hold(held: boolean): void;
}

/** How a program ended: the code is null where a signal ended it or it could not be run. */
export interface Ending {
  readonly code: number | null;
  readonly description: string;
}

/** What to run, and where its output goes (a descriptor, or a pipe to read). */
export interface TiedCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly input: 'ignore' | 'pipe';
  readonly output: number | 'pipe';
}

// Leaves a watcher behind and becomes the program, so that the child that node knows is the program itself. The
// watcher reads a pipe whose other end only this process has: it ends without a line when this process is gone, even
// after kill -9, and the watcher interrupts the program; a line tells it that the program ended before. The second
// subshell makes the watcher nobody's child: PostgreSQL takes note of the exits of children that it did not start.
const SCRIPT = '( (read -r line <&3 || kill -INT $$) >/dev/null 2>&1 & ); exec "$@" 3<&-';

/**
 * Runs a program in a session of its own, where Ctrl-C in the terminal does not reach it: this process finishes its
 * requests first and then ends the program.
 */
export function spawnTied(launcher: Launcher, command: TiedCommand): TiedProcess {
  const [file = '/bin/sh', ...args] = [...launcher.prefix, '/bin/sh', '-c', SCRIPT, 'sh', command.program];
  const child = spawn(file, [...args, ...command.args], {
    ...launcher.identity,
    cwd: '/',
    detached: true,
    // Nothing else is passed on: PGDATA, PGOPTIONS or LANG of the caller must not change the server.
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...command.environment },
    stdio: [command.input, command.output, command.output, 'pipe'],
  });
  const rope = child.stdio[3];
  if (rope instanceof Socket) rope.on('error', () => undefined);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ code: null, description: error.message }));
    child.once('exit', (code, signal) => {
      if (rope instanceof Socket) rope.end('\n');
      resolve({ code, description: signal === null ? `exit code ${code}` : `signal ${signal}` });
    });
  });
  return {
    child,
    ended,
    hold: (held) => {
      if (held) child.ref();
      else child.unref();
      if (!(rope instanceof Socket)) return;
      if (held) rope.ref();
      else rope.unref();
    },
  };
}

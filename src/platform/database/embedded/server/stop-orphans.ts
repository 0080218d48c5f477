import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { shutDown } from './shut-down';

/** A running process, with its command as one line. */
interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

const LOOK_EVERY_MILLIS = 20;

/**
 * Ends every server that still works on the cluster, and gives how many there were. Whoever calls it holds the folder's
 * lock, so that such a server has lost its owner: it is shutting down by itself, or its watcher was killed as well.
 *
 * They are found among the running processes and not by postmaster.pid, which may be missing, garbled, or name a
 * process that has nothing to do with it.
 */
export async function stopOrphans(cluster: string): Promise<number> {
  const orphans = listProcesses().filter(({ command }) => isServerOf(cluster, command));
  await Promise.all(
    orphans.map(({ pid }) =>
      shutDown({ signal: (signal) => send(pid, signal), endsWithin: (millis) => endsWithin(pid, cluster, millis) }),
    ),
  );
  return orphans.length;
}

async function endsWithin(pid: number, cluster: string, millis: number): Promise<boolean> {
  for (const deadline = performance.now() + millis; performance.now() < deadline; await sleep(LOOK_EVERY_MILLIS)) {
    if (!isServerOf(cluster, commandOf(pid))) return true;
  }
  return false;
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/**
 * Whether a command is that of a server: `…/postgres -D CLUSTER -c …`. Its children show `postgres: checkpointer` and
 * the like; the shell that becomes the server, and its watcher, begin with another word.
 */
export function isServerOf(cluster: string, command: string): boolean {
  return command.startsWith('/') && !command.startsWith('/bin/sh ') && command.includes(`/postgres -D ${cluster} -c `);
}

function listProcesses(): RunningProcess[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => ({ pid: Number(pid), command: commandOf(Number(pid)) }));
  }
  const lines = execFileSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), command }];
  });
}

/** The command of a process; empty if it is gone, or dead and not yet collected by its parent (a zombie). */
function commandOf(pid: number): string {
  if (process.platform !== 'linux') return listProcesses().find((running) => running.pid === pid)?.command ?? '';
  try {
    // Not `ps`, which small container images lack.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Beginning } from './spare-worker';

/** A worker process, under the name that it says to the mail server. */
interface Member {
  readonly name: string;
  readonly child: ChildProcess;
  state: 'loading' | 'loaded' | 'beginning' | 'at work';
}

/** A worker that was killed. */
export interface Kill {
  readonly worker: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const atWorkAtOnce = 2;
const spares = 2;

/** Two workers at work, spares that have loaded, and someone who kills. */
export class WorkerCrew {
  readonly kills: Kill[] = [];
  private readonly members = new Set<Member>();
  private hired = 0;
  private isOver = false;

  constructor(private readonly beginningOf: (name: string) => Beginning) {
    this.tend();
  }

  /**
   * Kills who has been at work longest with -9; a spare takes their place. Not where the other is not at work yet: on a
   * machine that is busy otherwise, everybody would be killed at their first breath.
   */
  kill(): void {
    const [victim, ...others] = [...this.members].filter(({ state }) => state === 'at work');
    if (victim === undefined || others.length === 0) {
      return;
    }
    victim.child.kill('SIGKILL');
    this.kills.push({ worker: victim.name, at: Date.now() });
    this.members.delete(victim);
    this.tend();
  }

  /** Kills all that are at work, so that their places are taken by the clock as it is now. */
  replaceAll(): void {
    for (const member of [...this.members].filter(({ state }) => state === 'at work' || state === 'beginning')) {
      member.child.kill('SIGKILL');
      this.kills.push({ worker: member.name, at: Date.now() });
      this.members.delete(member);
    }
    this.tend();
  }

  /** Ends all of them. */
  dismiss(): void {
    this.isOver = true;
    for (const { child } of this.members) {
      child.kill('SIGKILL');
    }
    this.members.clear();
  }

  private tend(): void {
    if (this.isOver) {
      return;
    }
    while (this.members.size < atWorkAtOnce + spares) {
      this.hire();
    }
    const begun = [...this.members].filter(({ state }) => state === 'beginning' || state === 'at work').length;
    const loaded = [...this.members].filter(({ state }) => state === 'loaded');
    for (const member of loaded.slice(0, Math.max(0, atWorkAtOnce - begun))) {
      member.state = 'beginning';
      member.child.send(this.beginningOf(member.name));
    }
  }

  private hire(): void {
    this.hired += 1;
    const child = fork(join(__dirname, 'spare-worker.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const member: Member = { name: `worker-${this.hired}`, child, state: 'loading' };
    this.members.add(member);
    child.on('message', (said) => {
      member.state = said === 'at work' ? 'at work' : 'loaded';
      this.tend();
    });
    child.on('error', () => {});
    child.on('exit', () => {
      // By itself, as where it could not begin.
      if (this.members.delete(member)) {
        this.tend();
      }
    });
  }
}

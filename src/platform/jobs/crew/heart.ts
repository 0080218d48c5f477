import { hostname } from 'node:os';
import type { Pool } from 'pg';
import type { Logger } from '../../logging/create-logger';
import type { JobTiming } from '../job-timing';
import { beatHeart, lookAtWorkers } from './look-at-workers';
import type { LostJobs } from './lost-jobs';
import { releaseWorkers } from './release-workers';

/**
 * Shows the others that a worker is alive, and releases the jobs of those that are not. The queue's library would keep
 * the jobs of a killed worker locked for four hours.
 */
export class Heart {
  private timer: NodeJS.Timeout | undefined;
  private lastTurn: Promise<boolean> = Promise.resolve(true);
  private started: Promise<void> | undefined;
  private isStopped = false;
  private turns = 0;

  constructor(
    private readonly pool: Pool,
    private readonly timing: JobTiming,
    private readonly log: Logger,
    private readonly lostJobs: LostJobs,
  ) {}

  /** Starts to beat, and returns after the first: from then on the worker may take jobs. Again, it does nothing. */
  start(workerId: string): Promise<void> {
    this.started ??= this.begin(workerId);
    return this.started;
  }

  /** Beats no more, and gives back whatever jobs the worker still holds. */
  async stop(workerId: string): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.lastTurn;
    try {
      await releaseWorkers(this.pool, [{ id: workerId, beat: null }]);
    } catch (error) {
      this.log.warn({ err: error }, 'the job worker could not sign off; others release its jobs within half a minute');
    }
  }

  private async begin(workerId: string): Promise<void> {
    while (!this.isStopped && !(await this.takeTurn(workerId))) {
      await new Promise((resolve) => setTimeout(resolve, this.timing.beatMillis));
    }
    this.schedule(workerId);
  }

  /** A turn that `stop` waits for, lest it beat once more behind it. */
  private takeTurn(workerId: string): Promise<boolean> {
    this.lastTurn = this.turn(workerId);
    return this.lastTurn;
  }

  /** Each turn is set off by the one before, so that two looks lie apart even where one took long. */
  private schedule(workerId: string): void {
    if (this.isStopped) {
      return;
    }
    this.timer = setTimeout(() => {
      void this.takeTurn(workerId).then(() => this.schedule(workerId));
    }, this.timing.beatMillis);
  }

  /** Whether it beat. What fails is tried again at the next turn. */
  private async turn(workerId: string): Promise<boolean> {
    try {
      await this.beat(workerId);
      await this.look(workerId);
      this.turns += 1;
      if (this.turns % this.timing.looksUntilDead === 0) {
        await this.lookForLostJobs(workerId);
      }
      return true;
    } catch (error) {
      this.log.warn({ err: error }, 'the heart of the job worker missed a beat; the database did not answer');
      return false;
    }
  }

  private async beat(workerId: string): Promise<void> {
    const isNew = await beatHeart(this.pool, { id: workerId, host: hostname(), pid: process.pid });
    if (isNew && this.turns > 0) {
      this.log.warn({ workerId }, 'this job worker stood still for too long: others have taken over the jobs it held');
    }
  }

  /** Less often than at others: there is no index to find them by. */
  private async lookForLostJobs(workerId: string): Promise<void> {
    const lost = await this.lostJobs.release(this.pool, workerId);
    if (lost > 0) {
      this.log.warn({ jobs: lost }, 'the database gave out jobs whose answer was lost on the way; they are given back');
    }
  }

  private async look(workerId: string): Promise<void> {
    const dead = await lookAtWorkers(this.pool, workerId, this.timing);
    if (dead.length === 0) {
      return;
    }
    for (const { id, host, pid } of await releaseWorkers(this.pool, dead)) {
      this.log.warn({ workerId: id, host, pid }, 'a job worker stood still; its jobs are released');
    }
  }
}

import { Turns } from '../../database/turns';
import type { SmtpFailure } from './smtp-outcome';
import { SmtpSession } from './smtp-session';

/** What a pool lends: a session that was used before, if it has one, and new ones in its place. Put each back, once. */
export interface Loan {
  /** One that was open a moment ago; the server may have closed it since. Null where there is none. */
  takeIdle(): SmtpSession | null;
  /** A new one; where the server allows no more of them, one that another has done with. */
  open(): Promise<SmtpSession | SmtpFailure>;
  /** Gives a session to others, unless it has served its time. */
  putBack(session: SmtpSession): void;
}

/** What a pool keeps to, and whom it tells. */
export interface PoolLimits {
  connections: number;
  /** Over one session. */
  messages: number;
  idleMillis: number;
  /** Told when the server opens no session although it has opened others, and how many those are. */
  onFull(failure: SmtpFailure, sessions: number): void;
}

/** How long a server that allowed no further session is not asked for one, as long as others go on. */
const fullMillis = 30_000;

/** So many sessions at a time. Those that nobody needs are closed after a while. */
export class SessionPool implements Loan {
  private readonly turns: Turns;
  /** The one used last comes first, so that those beyond what is needed grow old. */
  private readonly idle = new Map<SmtpSession, NodeJS.Timeout>();
  private readonly waiting: ((next: SmtpSession | SmtpFailure | Promise<SmtpSession | SmtpFailure>) => void)[] = [];
  /** How many sessions somebody has. */
  private lent = 0;
  private opening = 0;
  private fullUntil = -Infinity;
  private isClosed = false;

  constructor(
    private readonly openSession: () => Promise<SmtpSession | SmtpFailure>,
    private readonly limits: PoolLimits,
  ) {
    this.turns = new Turns(limits.connections);
  }

  /** Waits until a session is free or may be opened, and lends to the work. */
  during<Result>(work: (loan: Loan) => Promise<Result>): Promise<Result> {
    return this.turns.during(() => work(this));
  }

  takeIdle(): SmtpSession | null {
    for (const [session, timer] of [...this.idle].toReversed()) {
      clearTimeout(timer);
      this.idle.delete(session);
      if (session.isOpen) {
        this.lent += 1;
        return session;
      }
    }
    return null;
  }

  async open(): Promise<SmtpSession | SmtpFailure> {
    if (this.lent === 0 || performance.now() >= this.fullUntil) {
      this.opening += 1;
      const opened = await this.openSession().finally(() => {
        this.opening -= 1;
      });
      if (opened instanceof SmtpSession) {
        this.lent += 1;
        return opened;
      }
      const idle = this.takeIdle();
      if (idle !== null) {
        return idle;
      }
      if (this.lent + this.opening === 0) {
        // Nobody will put one back.
        this.waiting.splice(0).forEach((fail) => fail(opened));
        return opened;
      }
      if (this.lent > 0) {
        this.fullUntil = performance.now() + fullMillis;
        this.limits.onFull(opened, this.lent);
      }
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  putBack(session: SmtpSession): void {
    this.lent -= 1;
    const { messages, idleMillis } = this.limits;
    const isFit = session.isOpen && !this.isClosed && session.messages < messages;
    if (!isFit) {
      session.quit();
      // There is room for another in its place.
      this.fullUntil = -Infinity;
    }
    const next = this.waiting.shift();
    if (next !== undefined) {
      this.lent += isFit ? 1 : 0;
      next(isFit ? session : this.open());
    } else if (isFit) {
      const timer = setTimeout(() => {
        this.idle.delete(session);
        session.quit();
      }, idleMillis);
      this.idle.set(session, timer);
    }
  }

  /** Closes what is idle, and everything else once it is put back. */
  close(): void {
    this.isClosed = true;
    for (const [session, timer] of this.idle) {
      clearTimeout(timer);
      session.quit();
    }
    this.idle.clear();
  }
}

import { Turns } from '../../database/turns';
import type { SmtpFailure } from './smtp-outcome';
import type { SmtpSession } from './smtp-session';

/** What a pool lends: a session that was used before, if it has one, and new ones in its place. */
export interface Loan {
  /** One that was open a moment ago; the server may have closed it since. Null where there is none. */
  takeIdle(): SmtpSession | null;
  open(): Promise<SmtpSession | SmtpFailure>;
  /** Puts a session back for others, unless it has served its time. */
  putBack(session: SmtpSession): void;
}

/** So many sessions at a time. Those that nobody needs are closed after a while. */
export class SessionPool {
  private readonly turns: Turns;
  /** The one used last comes first, so that those beyond what is needed grow old. */
  private readonly idle = new Map<SmtpSession, NodeJS.Timeout>();
  private isClosed = false;

  constructor(
    private readonly openSession: () => Promise<SmtpSession | SmtpFailure>,
    private readonly limits: { connections: number; messages: number; idleMillis: number },
  ) {
    this.turns = new Turns(limits.connections);
  }

  /** Waits until a session is free or may be opened, and lends it to the work. */
  during<Result>(work: (loan: Loan) => Promise<Result>): Promise<Result> {
    return this.turns.during(() =>
      work({
        takeIdle: () => this.takeIdle(),
        open: this.openSession,
        putBack: (session) => this.putBack(session),
      }),
    );
  }

  /** Closes what is idle, and everything else once it is put back. */
  close(): void {
    this.isClosed = true;
    for (let session = this.takeIdle(); session !== null; session = this.takeIdle()) {
      session.quit();
    }
  }

  private takeIdle(): SmtpSession | null {
    for (const [session, timer] of [...this.idle].toReversed()) {
      clearTimeout(timer);
      this.idle.delete(session);
      if (session.isOpen) {
        return session;
      }
    }
    return null;
  }

  private putBack(session: SmtpSession): void {
    if (this.isClosed || session.messages >= this.limits.messages) {
      session.quit();
    } else if (session.isOpen) {
      const timer = setTimeout(() => {
        this.idle.delete(session);
        session.quit();
      }, this.limits.idleMillis);
      this.idle.set(session, timer);
    }
  }
}

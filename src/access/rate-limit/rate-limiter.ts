import type { RateLimits } from '../../platform/config/config';
import type { Queryable } from '../../platform/database/queryable';
import { rateLimited } from '../../platform/graphql/errors/errors';
import { type Caller, callerName } from '../caller';
import { type Lease, leasePoints } from './lease-points';
import type { RateState } from './rate-state';

/** What this process has in hand for a caller, and what it knows of the rest. */
interface Purse {
  points: number;
  /** In the shared bucket after the last lease, which was at `leasedAt` by the clock of this process. */
  left: number;
  leasedAt: Date;
  lease: Promise<Lease> | null;
}

const mostPurses = 50_000;

/**
 * Holds callers to their points a minute, over all processes: points are kept in PostgreSQL and leased into this
 * process a second's worth at a time, so that most requests are charged without a statement. What each process has in
 * hand is how far the limit can be overdrawn.
 */
export class RateLimiter {
  private readonly purses = new Map<string, Purse>();

  constructor(
    private readonly database: Queryable,
    private readonly limits: RateLimits,
  ) {}

  /** Takes points from the caller; throws RATE_LIMITED where too few are left. */
  async charge(caller: Caller, cost: number, now: Date): Promise<RateState> {
    const limit = caller.kind === 'key' ? this.limits.key : this.limits.anonymous;
    const name = callerName(caller);
    const purse = this.purseOf(name, now);
    while (purse.points < cost) {
      const { granted, left } = await this.fill(name, purse, { limit, needed: cost - purse.points, now });
      const missing = cost - purse.points - left;
      // A lease that a dearer request asked for may be refused where this one is not.
      if (granted === 0 && missing > 0) {
        throw rateLimited((missing * 60) / limit);
      }
    }
    purse.points -= cost;
    const refilled = (limit * Math.max(0, now.getTime() - purse.leasedAt.getTime())) / 60_000;
    const remaining = Math.max(0, Math.floor(Math.min(limit, purse.points + purse.left + refilled)));
    return { limit, remaining, resetAt: new Date(now.getTime() + ((limit - remaining) / limit) * 60_000) };
  }

  /** Leases more; requests that wait for the same purse share one lease. */
  private async fill(
    caller: string,
    purse: Purse,
    { limit, needed, now }: { limit: number; needed: number; now: Date },
  ): Promise<Lease> {
    if (purse.lease !== null) {
      return purse.lease;
    }
    const wanted = Math.max(needed, limit / 60);
    purse.lease = leasePoints(this.database, { caller, limit, needed, wanted });
    try {
      const lease = await purse.lease;
      purse.points += lease.granted;
      purse.left = lease.left;
      purse.leasedAt = now;
      return lease;
    } finally {
      purse.lease = null;
    }
  }

  private purseOf(caller: string, now: Date): Purse {
    const known = this.purses.get(caller);
    if (known !== undefined) {
      return known;
    }
    if (this.purses.size >= mostPurses) {
      // Forgets who came first. Points in hand are lost to the caller, a second's worth at most.
      const [oldest] = this.purses.keys();
      this.purses.delete(oldest ?? '');
    }
    const purse: Purse = { points: 0, left: 0, leasedAt: now, lease: null };
    this.purses.set(caller, purse);
    return purse;
  }
}

import type { MailRates } from '../../config/mail-rates';
import { domainOf } from '../address-of';
import { Pace } from './pace';

const manyDomains = 10_000;
const patienceMillis = 500;
const longestWaitMillis = 15 * 60_000;

/** Whether a message may go now: after so many milliseconds, or not before it has come back later. */
export type Turn =
  | { readonly kind: 'soon'; readonly waitMillis: number }
  | { readonly kind: 'later'; readonly retryAfterMillis: number };

/** Holds this process to MAIL_RATE and MAIL_DOMAIN_RATE. Times are milliseconds of any clock that only goes forward. */
export class RateKeeper {
  private readonly all: Pace | null;
  private readonly domains = new Map<string, Pace>();

  constructor(private readonly rates: MailRates) {
    this.all = rates.perSecond === null ? null : new Pace(rates.perSecond);
  }

  /** For a message to a domain. Half a second over its rate it is sent away, so that it does not keep others waiting. */
  turnFor(recipient: string, now: number): Turn {
    const pace = this.paceOf(domainOf(recipient), now);
    const waitMillis = pace === null ? 0 : pace.take(now, patienceMillis);
    return pace !== null && waitMillis === null
      ? { kind: 'later', retryAfterMillis: pace.promise(now, longestWaitMillis) }
      : { kind: 'soon', waitMillis: waitMillis ?? 0 };
  }

  /** For a message to anybody, just before it goes: how long to wait, which slows down whoever sends. */
  waitMillis(now: number): number {
    return this.all?.take(now, Infinity) ?? 0;
  }

  /** How many domains it holds a pace for. */
  get domainsKnown(): number {
    return this.domains.size;
  }

  private paceOf(domain: string, now: number): Pace | null {
    const known = this.domains.get(domain);
    if (known !== undefined) {
      return known;
    }
    const perSecond = this.rates.perDomain.get(domain) ?? this.rates.perOtherDomain;
    if (perSecond === null) {
      return null;
    }
    if (this.domains.size >= manyDomains) {
      this.forgetIdle(now);
    }
    const pace = new Pace(perSecond);
    this.domains.set(domain, pace);
    return pace;
  }

  private forgetIdle(now: number): void {
    for (const [domain, pace] of this.domains) {
      if (pace.isIdle(now)) {
        this.domains.delete(domain);
      }
    }
  }
}

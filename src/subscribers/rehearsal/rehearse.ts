import { findArrivals } from '../../papers';
import type { Queryable } from '../../platform/database/queryable';
import { Cadence } from '../cadence';
import { type Candidate, choosePapers, type ChosenPaper, openSince } from '../choosing/choose-papers';
import { reasonFilter, reasonsOf } from '../choosing/reason';
import type { DigestRecord } from '../judging/digest-record';
import { subscriptionFilter } from '../matching/subscription-filter';
import { firstInstantOf } from '../schedule/local-time';
import { dueTimes, instantTimes } from './due-times';

const dayMillis = 86_400_000;

/** Of the papers of one day that a subscription wants, more are not looked at. */
const mostADay = 500;

/** A mail a day, for as many days as are rehearsed. INSTANT digests may come to more: of those, the last are given. */
export const mostMails = 31;

export interface RehearsedMail {
  readonly scheduledFor: Date;
  readonly papers: readonly ChosenPaper[];
}

/**
 * The mails that a digest would have been sent on the days from one to another, in its own time zone and up to now, had
 * it stood before them. One statement, which writes nothing.
 */
export async function rehearse(
  database: Queryable,
  { digest, from, to, now }: { digest: DigestRecord; from: string; to: string; now: Date },
): Promise<RehearsedMail[]> {
  const start = startOfDay(digest.timeZone, Date.parse(from));
  const dayAfter = startOfDay(digest.timeZone, Date.parse(to) + dayMillis);
  const end = dayAfter < now ? dayAfter : new Date(now.getTime() + 1);
  const rules = { ...digest, weekday: digest.weekday ?? null };
  const { previous, due } = dueTimes(rules, start, end);
  const candidates = await findCandidates(database, digest, previous, end);
  const isInstant = digest.cadence === Cadence.INSTANT;
  const times = isInstant
    ? instantTimes(
        rules,
        candidates.map(({ arrivedAt }) => arrivedAt),
        end,
      )
    : due;
  // All are gone through, since what one holds the next does not.
  return sendAll(candidates, { digest, previous, times }).slice(-mostMails);
}

async function findCandidates(database: Queryable, digest: DigestRecord, from: Date, to: Date): Promise<Candidate[]> {
  const reasons = reasonsOf(digest);
  const filter = subscriptionFilter(digest);
  const arrivals = await findArrivals(database, { filter, marks: reasons.map(reasonFilter), from, to, mostADay });
  return arrivals.map(({ marks, ...paper }) => ({ ...paper, reasons: marks.flatMap((place) => reasons[place] ?? []) }));
}

/** What arrived before the mail that was the last before them counts as sent. */
function sendAll(
  candidates: readonly Candidate[],
  { digest, previous, times }: { digest: DigestRecord; previous: Date; times: readonly Date[] },
): RehearsedMail[] {
  const sentBefore = new Set<number>();
  let last = previous;
  return times.flatMap((at) => {
    const open = openSince({ at, previous: last });
    const since = new Date(Math.max(open.getTime(), previous.getTime()));
    const papers = choosePapers({ candidates, rules: digest, sentBefore, since, at });
    papers.forEach(({ key }) => sentBefore.add(key));
    last = at;
    return papers.length === 0 ? [] : [{ scheduledFor: at, papers }];
  });
}

function startOfDay(timeZone: string, day: number): Date {
  return new Date(firstInstantOf(timeZone, day));
}

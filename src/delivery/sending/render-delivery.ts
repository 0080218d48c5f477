import type { PaperSummary } from '../../papers';
import { toCalendarDate } from '../../platform/calendar/calendar-date';
import type { Letterhead, MailContent, Passages } from '../../platform/mail';
import { localDay, type Reason, reasonText } from '../../subscribers';
import type { DigestLetter } from '../letter/digest-letter';
import { setDigestLetter } from '../letter/set-digest-letter';
import type { DueSubscription } from '../claiming/due-delivery';

/** What a digest's mail is made of. */
export interface DigestContents {
  readonly subscription: DueSubscription;
  readonly confirmedAt: Date | null;
  readonly scheduledFor: Date;
  /** The best first. */
  readonly papers: readonly { readonly paper: PaperSummary; readonly reason: Reason }[];
  /** What topics are called, by their slugs. */
  readonly topicNames: ReadonlyMap<string, string>;
  readonly unsubscribeToken: string;
}

const dayMillis = 86_400_000;

/** Makes the mail of a digest: pure, so that each try, and a preview, come out the same. */
export function renderDelivery(contents: DigestContents, letterhead: Letterhead): MailContent<Passages> {
  return setDigestLetter(toLetter(contents), letterhead);
}

function toLetter(contents: DigestContents): DigestLetter {
  const { subscription, confirmedAt, scheduledFor, papers, topicNames, unsubscribeToken } = contents;
  const { cadence, hour, timeZone, weekday } = subscription;
  const confirmedOn = confirmedAt && localDate(timeZone, confirmedAt);
  return {
    date: localDate(timeZone, scheduledFor),
    subscription: { cadence, hour, timeZone, weekday, confirmedOn },
    papers: papers.map(({ paper, reason }) => ({ paper, reason: reasonText(reason, topicNames) })),
    unsubscribeToken,
  };
}

function localDate(timeZone: string, instant: Date): string {
  return toCalendarDate(new Date(localDay(timeZone, instant.getTime()) * dayMillis));
}

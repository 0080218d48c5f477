import { Cadence, type Weekday } from '../../../subscribers';
import type { LetterSubscription } from '../digest-letter';
import { sayDate } from './say-date';

/** Why a digest came, without the address: mails are forwarded. */
export function whyItCame(subscription: LetterSubscription): string {
  const { confirmedOn } = subscription;
  const since = confirmedOn === null ? '' : `, on ${sayDate(confirmedOn)}`;
  return `You receive this mail because you asked for ${sayOrder(subscription)}${since}.`;
}

function sayOrder({ cadence, hour, timeZone, weekday }: LetterSubscription): string {
  const at = `at ${String(hour).padStart(2, '0')}:00, ${timeZone}`;
  switch (cadence) {
    case Cadence.INSTANT:
      return 'papers as they appear';
    case Cadence.DAILY:
      return `a daily digest ${at}`;
    case Cadence.WEEKDAYS:
      return `a digest from Monday to Friday ${at}`;
    case Cadence.WEEKLY:
      return `a weekly digest${weekday === null ? '' : ` on ${sayWeekday(weekday)}`} ${at}`;
    case Cadence.MONTHLY:
      return `a digest on the first day of the month ${at}`;
  }
}

function sayWeekday(weekday: Weekday): string {
  return `${weekday.charAt(0)}${weekday.slice(1).toLowerCase()}s`;
}

import type { Delivery } from '../delivery.entity';
import { DeliveryStatus } from '../delivery-status';

/** Why a delivery stands as it does, in a sentence; null where nothing is to be explained. */
export function statusSentence(
  delivery: Pick<
    Delivery,
    'status' | 'reason' | 'detail' | 'attemptAfter' | 'emptySince' | 'emptyTimes' | 'scheduledFor' | 'mayHaveArrived'
  >,
): string | null {
  const { status, detail, attemptAfter } = delivery;
  switch (status) {
    case DeliveryStatus.SENDING:
    case DeliveryStatus.SENT:
      return null;
    case DeliveryStatus.SCHEDULED:
      return waiting(delivery, spelled(attemptAfter));
    case DeliveryStatus.FAILED:
      return doubting(quoting(failure(delivery), detail), delivery);
    case DeliveryStatus.SUPPRESSED:
      return doubting(suppression(delivery), delivery);
    case DeliveryStatus.EMPTY:
      return nothingNew(delivery);
  }
}

function waiting({ reason, detail }: Pick<Delivery, 'reason' | 'detail'>, after: string): string | null {
  switch (reason) {
    case 'DEFERRED':
      return quoting(`Put off by the mail server; tried again after ${after}`, detail);
    case 'WAITING':
      return `The mail server could not be asked; tried after ${after}.`;
    case 'IN_DOUBT':
      return `The worker that sent it went away before it could say what came of it; sent again after ${after}.`;
    default:
      return null;
  }
}

function failure({ reason }: Pick<Delivery, 'reason'>): string {
  switch (reason) {
    case 'TOO_LARGE':
      return 'Refused by the mail server, since the mail is over the size that it takes';
    case 'GIVEN_UP':
      return 'Given up after 48 hours of being put off';
    default:
      return 'Refused by the mail server';
  }
}

function suppression({ reason, detail }: Pick<Delivery, 'reason' | 'detail'>): string {
  switch (reason) {
    case 'PAUSED':
      return detail === null ? 'Paused by the subscriber.' : `Paused until ${spelled(new Date(detail))}.`;
    case 'UNSUBSCRIBED':
      return 'The subscriber had unsubscribed.';
    case 'BOUNCED':
      return 'The address takes no mail any more.';
    case 'UNCONFIRMED':
      return 'The subscriber had not confirmed.';
    case 'ENDED':
      return 'The subscription had been ended.';
    case 'DELETED':
      return 'The subscription had been deleted.';
    case 'OVERTAKEN':
      return 'The next one of the subscription was due before this one could be sent, and took its place.';
    case 'PAPERS_GONE':
      return 'All of its papers had been deleted.';
    default:
      return 'The subscriber had been erased.';
  }
}

function nothingNew({
  emptySince,
  emptyTimes,
  scheduledFor,
}: Pick<Delivery, 'emptySince' | 'emptyTimes' | 'scheduledFor'>): string {
  return emptySince === null || (emptyTimes ?? 1) < 2
    ? 'There was nothing new to send.'
    : `Nothing new since ${spelled(emptySince)}: ${emptyTimes} mails until ${spelled(scheduledFor)} had nothing to hold.`;
}

/** What is given up and may have arrived all the same. */
function doubting(sentence: string, { mayHaveArrived }: Pick<Delivery, 'mayHaveArrived'>): string {
  return mayHaveArrived ? `An earlier try may have arrived, and its papers are not sent again. ${sentence}` : sentence;
}

/** A server's reply has its own full stop, or none. */
function quoting(sentence: string, detail: string | null): string {
  return detail === null || detail === '' ? `${sentence}.` : `${sentence}: ${detail}`;
}

/** To the minute, in UTC: "2026-03-14 08:00 UTC". */
function spelled(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

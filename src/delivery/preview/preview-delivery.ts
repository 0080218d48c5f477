import { loadPaperSummaries } from '../../papers';
import type { Queryable } from '../../platform/database/queryable';
import { badUserInput } from '../../platform/graphql/errors/errors';
import type { Letterhead } from '../../platform/mail';
import { deliveryOnDay, localDay, type Reason, reasonText, requireMailDay } from '../../subscribers';
import { ArrivalWindow } from '../choosing/arrival-window';
import { chooseForBatch, findCandidates } from '../choosing/choose-for-batch';
import { ReasonBook } from '../choosing/reason-book';
import { chooserOf } from '../claiming/chooser-of';
import { readSentPapers } from '../claiming/read-sent-papers';
import { readTopicNames } from '../sending/read-topic-names';
import { renderDelivery } from '../sending/render-delivery';
import type { DeliveryPreview } from './delivery-preview';
import { type LedgerAtTime, type Previewed, readLedgerAt, readPreviewed } from './read-previewed';

interface Choice {
  readonly key: number;
  readonly reason: Reason;
}

/** Stands where the mail has a token that ends mail: whoever may look need not be able to. */
const noToken = 'preview';

/**
 * The mail of a subscription for a day of its calendar, the present one unless said: what was sent, where it was; else
 * what would be, by what is known now. Stores nothing, and does not ask whether mail is wanted. BAD_USER_INPUT where
 * there is no such subscription or day.
 */
export async function previewDelivery(
  database: Queryable,
  task: { subscriptionKey: number | null; date: string | null; now: Date; letterhead: Letterhead },
): Promise<DeliveryPreview> {
  const { subscriptionKey, date, now, letterhead } = task;
  const previewed = subscriptionKey === null ? null : await readPreviewed(database, subscriptionKey);
  if (subscriptionKey === null || previewed === null) {
    throw badUserInput('subscriptionId: expected the id of a digest subscription, but there is none.');
  }
  const { subscription, subscriberKey, confirmedAt } = previewed;
  const scheduledFor = dueTime(previewed, date, now);
  const ledger = await readLedgerAt(database, { subscriberKey, subscriptionKey, at: scheduledFor });
  const choices = await (ledger.chosen === null
    ? choose(database, { previewed, previous: ledger.previous, scheduledFor, now })
    : readChoices(database, ledger.chosen));
  const [summaries, topicNames] = await Promise.all([
    loadPaperSummaries(
      database,
      choices.map(({ key }) => key),
    ),
    readTopicNames(database),
  ]);
  const byKey = new Map(summaries.map((paper) => [paper.key, paper]));
  const papers = choices.flatMap(({ key, reason }) => {
    const paper = byKey.get(key);
    return paper === undefined ? [] : [{ paper, reason }];
  });
  if (papers.length === 0) {
    return { subject: '', html: '', text: '', papers: [] };
  }
  const contents = { subscription, confirmedAt, scheduledFor, papers, topicNames, unsubscribeToken: noToken };
  const { subject, html, text } = renderDelivery(contents, letterhead);
  const shown = papers.map(({ paper, reason }) => ({ paperKey: paper.key, reason: reasonText(reason, topicNames) }));
  return { subject, html: String(html), text: String(text), papers: shown };
}

function dueTime({ subscription }: Previewed, date: string | null, now: Date): Date {
  const day = date === null ? localDay(subscription.timeZone, now.getTime()) : requireMailDay(date, 'date');
  const at = deliveryOnDay(subscription, day, { anyDay: true });
  if (at === null) {
    throw badUserInput(`date: expected a day of the calendar of ${subscription.timeZone}, but it left that day out.`);
  }
  return at;
}

/** As the batch would choose that sends it at its time, or now where that is past. */
async function choose(
  database: Queryable,
  task: { previewed: Previewed; previous: LedgerAtTime['previous']; scheduledFor: Date; now: Date },
): Promise<readonly Choice[]> {
  const { previewed, previous, scheduledFor, now } = task;
  const chooser = chooserOf({ ...previewed, previous, scheduledFor, attemptAfter: now }, previewed.subscription, now);
  // What came in behind a day that is past would take the room of what it could hold.
  const until = chooser.at < now ? chooser.at : now;
  const papers = await new ArrivalWindow(database).papers({ since: chooser.since, freshAt: until, now: until });
  const candidates = findCandidates([chooser], papers, now);
  const paperKeys = candidates.flat().map(({ key }) => key);
  const sent = await readSentPapers(database, [{ subscriberKey: chooser.subscriberKey, paperKeys }]);
  return chooseForBatch([chooser], candidates, sent)[0] ?? [];
}

async function readChoices(
  database: Queryable,
  { paperKeys, reasonKeys }: NonNullable<LedgerAtTime['chosen']>,
): Promise<readonly Choice[]> {
  const reasons = await new ReasonBook(database).byKeys(reasonKeys);
  return paperKeys.flatMap((key, place) => {
    const reason = reasons.get(reasonKeys[place] ?? 0);
    return reason === undefined ? [] : [{ key, reason }];
  });
}

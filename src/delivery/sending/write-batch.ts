import {
  addressOf,
  bounceAddress,
  type BouncedMessage,
  composeMessage,
  domainOf,
  type Message,
  messageName,
} from '../../platform/mail';
import { unsubscribeTokens } from '../../subscribers';
import type { ClaimedDelivery } from '../claiming/claim-batch';
import type { Desk } from './desk';
import { readTopicNames } from './read-topic-names';
import { type DigestContents, renderDelivery } from './render-delivery';

/** A delivery with all that its mail is made of. */
export interface WritableDelivery {
  readonly delivery: ClaimedDelivery;
  readonly contents: DigestContents;
}

/** Reads what the mails of a batch are made of, in some five statements. Papers that were deleted are left out. */
export async function gatherContents(desk: Desk, batch: readonly ClaimedDelivery[]): Promise<WritableDelivery[]> {
  const { database, addressKeys, shelf, reasons } = desk;
  const tokens = await database.transaction((transaction) =>
    unsubscribeTokens(transaction, { owners: batch, addressKeys }),
  );
  const [papers, known, topicNames] = await Promise.all([
    shelf.get(batch.flatMap(({ paperKeys }) => paperKeys)),
    reasons.byKeys(batch.flatMap(({ reasonKeys }) => reasonKeys)),
    readTopicNames(database),
  ]);
  return batch.map((delivery, place) => {
    const { subscription, confirmedAt, scheduledFor, paperKeys, reasonKeys } = delivery;
    const held = paperKeys.flatMap((key, index) => {
      const [paper, reason] = [papers.get(key), known.get(reasonKeys[index] ?? 0)];
      return paper === undefined || reason === undefined ? [] : [{ paper, reason }];
    });
    const unsubscribeToken = tokens[place] ?? '';
    return {
      delivery,
      contents: { subscription, confirmedAt, scheduledFor, papers: held, topicNames, unsubscribeToken },
    };
  });
}

/** The message of a delivery, and its subject: the same bytes at each try, as long as papers stay as they are. */
export function writeMessage(
  { post, addressKeys }: Desk,
  { delivery, contents }: WritableDelivery,
): { subject: string; message: Message } {
  const content = renderDelivery(contents, post.letterhead);
  const { email: recipient, madeAt: date } = delivery;
  const sender = bounceAddress(addressKeys, bouncedDelivery(delivery), domainOf(addressOf(post.from)));
  const name = deliveryName(delivery);
  const message = composeMessage({ name, from: post.from, recipient, sender, date }, content);
  return { subject: content.subject, message };
}

/** What a delivery's message says in its envelope sender. */
export function bouncedDelivery({
  subscriberKey,
  key,
}: Pick<ClaimedDelivery, 'key' | 'subscriberKey'>): BouncedMessage {
  return { kind: 'delivery', subscriberKey: String(subscriberKey), key: String(key) };
}

/** The name of a delivery's message: see messageName. */
export function deliveryName({
  key,
  subscriberKey,
  scheduledFor,
}: Pick<ClaimedDelivery, 'key' | 'subscriberKey' | 'scheduledFor'>): string {
  return messageName({ messageKey: `delivery:${subscriberKey}:${key}`, createdAt: scheduledFor });
}

import { randomBytes } from 'node:crypto';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import { hashToken } from '../../platform/crypto/random-token';
import { isAmong } from '../../platform/database/is-among';
import { sql } from '../../platform/database/sql';
import type { Transaction } from '../../platform/database/transaction';

/** Whose mail, and of which subscription; null for mail that is of none, whose token ends everything. */
export interface MailOwner {
  subscriberKey: number;
  subscriptionKey: number | null;
}

/**
 * The tokens that mails to these owners carry, in their order: the same for each mail of an owner, made at the first.
 * Two statements for a whole batch.
 */
export async function unsubscribeTokens(
  transaction: Transaction,
  { owners, addressKeys }: { owners: readonly MailOwner[]; addressKeys: AddressKeys },
): Promise<string[]> {
  const tokens = new Map<string, string>();
  const subscribers = owners.map(({ subscriberKey }) => subscriberKey);
  const known = await transaction.query<MailOwner & { hash: string; seed: string }>(
    sql`
      select token.hash, token.seed, token.subscriber_id as "subscriberKey", token.subscription_id as "subscriptionKey"
      from unsubscribe_tokens token
      where ${isAmong('token.subscriber_id', subscribers)}
        and (token.subscription_id is not null or token.ends = 'EVERYTHING')`.prepared(),
  );
  for (const row of known) {
    const token = addressKeys.unsubscribeToken(row.seed);
    // With another key another token comes out, which nobody would find: then a new one is made.
    if (hashToken(token) === row.hash) {
      tokens.set(nameOf(row), token);
    }
  }
  const made = owners.filter((owner) => !tokens.has(nameOf(owner))).map((owner) => ({ owner, seed: newSeed() }));
  made.forEach(({ owner, seed }) => tokens.set(nameOf(owner), addressKeys.unsubscribeToken(seed)));
  if (made.length > 0) {
    transaction.send(
      `insert into unsubscribe_tokens (hash, seed, subscriber_id, subscription_id, ends)
       select given.*, case when given.subscription_id is null then 'EVERYTHING' else 'SUBSCRIPTION' end
       from unnest($1::text[], $2::text[], $3::integer[], $4::integer[])
         as given (hash, seed, subscriber_id, subscription_id)`,
      [
        made.map(({ seed }) => hashToken(addressKeys.unsubscribeToken(seed))),
        made.map(({ seed }) => seed),
        made.map(({ owner }) => owner.subscriberKey),
        made.map(({ owner }) => owner.subscriptionKey),
      ],
    );
  }
  return owners.map((owner) => tokens.get(nameOf(owner)) ?? '');
}

/** The token of mail that is of no subscription, such as the one that asks for confirmation. */
export async function unsubscribeTokenOf(
  transaction: Transaction,
  { subscriberKey, addressKeys }: { subscriberKey: number; addressKeys: AddressKeys },
): Promise<string> {
  const owners = [{ subscriberKey, subscriptionKey: null }];
  const [token = ''] = await unsubscribeTokens(transaction, { owners, addressKeys });
  return token;
}

function nameOf({ subscriberKey, subscriptionKey }: MailOwner): string {
  return `${subscriberKey} ${subscriptionKey ?? ''}`;
}

function newSeed(): string {
  return randomBytes(32).toString('hex');
}

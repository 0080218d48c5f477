import { timingSafeEqual } from 'node:crypto';
import type { AddressKeys } from '../crypto/address-keys';

/** Which message came back: a delivery of a subscriber, or a mail of the outbox. Keys are those of the rows. */
export type BouncedMessage =
  | { readonly kind: 'delivery'; readonly subscriberKey: string; readonly key: string }
  | { readonly kind: 'mail'; readonly key: string };

/** 80 bits. A local part has room for 64 characters: the two largest keys, this, and "bounces+" make 63. */
const sealDigits = 20;

/**
 * The token that a message carries in its envelope sender (VERP), such as "d1f4-2a9c1-5e0b6c…": where it comes back to,
 * it says whose it was. It is lower case, but stays readable where a mail server changes the case.
 */
export function bounceToken(keys: AddressKeys, message: BouncedMessage): string {
  const content =
    message.kind === 'delivery' ? `d${hex(message.subscriberKey)}-${hex(message.key)}` : `m${hex(message.key)}`;
  return `${content}-${keys.bounceSeal(content).slice(0, sealDigits)}`;
}

/** The message of a token; null unless it was made with these keys, whoever sends it. */
export function readBounceToken(keys: AddressKeys, text: string): BouncedMessage | null {
  const token = text.toLowerCase();
  const message = readContent(token);
  // Made anew and compared as a whole, there is one spelling of each token.
  return message !== null && isSame(bounceToken(keys, message), token) ? message : null;
}

/** The envelope sender of a message: bounces+<token>@ the domain of MAIL_FROM. */
export function bounceAddress(keys: AddressKeys, message: BouncedMessage, domain: string): string {
  return `bounces+${bounceToken(keys, message)}@${domain}`;
}

function readContent(token: string): BouncedMessage | null {
  const [, subscriber, delivery, mail] =
    /^(?:d([0-9a-f]{1,16})-([0-9a-f]{1,16})|m([0-9a-f]{1,16}))-[0-9a-f]{20}$/.exec(token) ?? [];
  if (subscriber !== undefined && delivery !== undefined) {
    return { kind: 'delivery', subscriberKey: decimal(subscriber), key: decimal(delivery) };
  }
  return mail === undefined ? null : { kind: 'mail', key: decimal(mail) };
}

function hex(key: string): string {
  return BigInt(key).toString(16);
}

function decimal(digits: string): string {
  return BigInt(`0x${digits}`).toString();
}

function isSame(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { badUserInput } from '../errors/errors';

/** A place in an ordered list: the order, the value it sorts by (as PostgreSQL prints it), and the row's key. */
export interface CursorPosition {
  order: string;
  value: string;
  key: number;
}

const macBytes = 12;
const shape = /^(\d{1,10}):([A-Za-z_.]+):([^]*)$/;

/**
 * Writes and reads cursors: base64url of a truncated HMAC-SHA256 and `key:order:value`. They carry the place itself,
 * so a page holds its ground while rows come and go; the signature keeps callers from writing their own.
 */
export class CursorCodec {
  private readonly keys: readonly Buffer[];

  /** Signs with the first secret and also reads what the others have signed. */
  constructor(secrets: readonly [string, ...string[]]) {
    this.keys = secrets.map((secret) => createHmac('sha256', secret).update('broadsheet cursors').digest());
  }

  encode(position: CursorPosition): string {
    const payload = Buffer.from(`${position.key}:${position.order}:${position.value}`);
    const [key = Buffer.alloc(0)] = this.keys;
    return Buffer.concat([sign(key, payload), payload]).toString('base64url');
  }

  /** The place that a cursor of this order names; BAD_USER_INPUT where we did not write it, or not for this order. */
  decode(cursor: string, order: string, argument: string): CursorPosition {
    const bytes = Buffer.from(cursor, 'base64url');
    const mac = bytes.subarray(0, macBytes);
    const payload = bytes.subarray(macBytes);
    const genuine =
      bytes.length > macBytes &&
      bytes.toString('base64url') === cursor &&
      this.keys.some((key) => timingSafeEqual(sign(key, payload), mac));
    const [, key, signedOrder, value] = (genuine && shape.exec(payload.toString())) || [];
    if (key === undefined || signedOrder === undefined || value === undefined) {
      throw badUserInput(`Expected "${argument}" to be a cursor from an earlier answer, got ${quote(cursor)}.`);
    }
    if (signedOrder !== order) {
      throw badUserInput(
        `Expected "${argument}" to be a cursor of a list in the order ${order}, got one in the order ${signedOrder}.`,
      );
    }
    return { order, value, key: Number(key) };
  }
}

function sign(key: Buffer, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(payload).digest().subarray(0, macBytes);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

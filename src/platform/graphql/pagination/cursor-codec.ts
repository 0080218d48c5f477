import { createHmac, timingSafeEqual } from 'node:crypto';
import { rawSql, type Sql, sql } from '../../database/sql';
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
  private readonly innerPad: Buffer;
  private readonly outerPad: Buffer;
  /** A statement asks for the place of its cursor several times over, and a signature takes long. */
  private lastRead: { cursor: string; position: CursorPosition } | null = null;

  /** Signs with the first secret and also reads what the others have signed. */
  constructor(secrets: readonly [string, ...string[]]) {
    this.keys = secrets.map((secret) => createHmac('sha256', secret).update('broadsheet cursors').digest());
    const [key = Buffer.alloc(0)] = this.keys;
    this.innerPad = pad(key, 0x36);
    this.outerPad = pad(key, 0x5c);
  }

  encode(position: CursorPosition): string {
    const payload = Buffer.from(`${position.key}:${position.order}:${position.value}`);
    const [key = Buffer.alloc(0)] = this.keys;
    return Buffer.concat([sign(key, payload), payload]).toString('base64url');
  }

  /** The same as an expression of type text, for a statement that makes cursors by itself: RFC 2104 in two hashes. */
  inSql({ order, value, key }: { order: string; value: Sql; key: Sql }): Sql {
    const payload = sql`convert_to(${key} || ${`:${order}:`}::text || ${value}, 'UTF8')`;
    const mac = sql`substr(sha256(${this.outerPad}::bytea || sha256(${this.innerPad}::bytea || ${payload})), 1, ${rawSql(String(macBytes))})`;
    // The base64 of PostgreSQL has lines and an alphabet of its own.
    return sql`translate(encode(${mac} || ${payload}, 'base64'), E'+/=\\n', '-_')`;
  }

  /** The place that a cursor of this order names; BAD_USER_INPUT where we did not write it, or not for this order. */
  decode(cursor: string, order: string, argument: string): CursorPosition {
    const position = this.lastRead?.cursor === cursor ? this.lastRead.position : this.read(cursor);
    if (position === null) {
      throw badUserInput(`Expected "${argument}" to be a cursor from an earlier answer, got ${quote(cursor)}.`);
    }
    if (position.order !== order) {
      throw badUserInput(
        `Expected "${argument}" to be a cursor of a list in the order ${order}, got one in the order ${position.order}.`,
      );
    }
    this.lastRead = { cursor, position };
    return position;
  }

  /** What a cursor says; null where we did not write it. */
  private read(cursor: string): CursorPosition | null {
    const bytes = Buffer.from(cursor, 'base64url');
    const mac = bytes.subarray(0, macBytes);
    const payload = bytes.subarray(macBytes);
    const genuine =
      bytes.length > macBytes &&
      bytes.toString('base64url') === cursor &&
      this.keys.some((key) => timingSafeEqual(sign(key, payload), mac));
    const [, key, order, value] = (genuine && shape.exec(payload.toString())) || [];
    return key === undefined || order === undefined || value === undefined ? null : { order, value, key: Number(key) };
  }
}

function sign(key: Buffer, payload: Buffer): Buffer {
  return createHmac('sha256', key).update(payload).digest().subarray(0, macBytes);
}

/** A key as HMAC mixes it in: filled up to the block of SHA-256 and crossed with one byte. */
function pad(key: Buffer, byte: number): Buffer {
  return Buffer.from(Buffer.concat([key], 64).map((keyByte) => keyByte ^ byte));
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

import { payloadTooLarge } from '../errors/errors';
import { limits } from './limits';

/** Refuses a query text that is too long before anything hashes or parses it. Throws PAYLOAD_TOO_LARGE. */
export function checkQueryText(query: string): void {
  // A character takes at most three bytes of UTF-8, so that most texts need no count.
  if (query.length * 3 <= limits.queryTextBytes) return;
  const bytes = Buffer.byteLength(query);
  if (bytes <= limits.queryTextBytes) return;
  throw payloadTooLarge(`Expected a query text of at most ${limits.queryTextBytes} bytes, but ${bytes} arrived.`);
}

import type { Exchange } from '../exchange';
import { isFromOtherSite } from '../is-from-other-site';

/**
 * Whether a GET was caused by a page of another site that may not read the answer: by an image, a form, a script. It
 * gains nothing, since a query changes nothing and callers name themselves by a header that such a page cannot set,
 * but it would make its visitors' machines work for it, also against a server that only they can reach.
 * A header that a browser sends only after a preflight says the contrary.
 */
export function isForeignPage(exchange: Exchange): boolean {
  if (!isFromOtherSite(exchange)) return false;
  const { headers } = exchange.request;
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) return false;
  return !exchange.response.hasHeader('access-control-allow-origin');
}

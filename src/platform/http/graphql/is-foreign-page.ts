import type { Exchange } from '../exchange';

/**
 * Whether a GET was caused by a page of another site that may not read the answer: by an image, a form, a script. It
 * gains nothing, since a query changes nothing and callers name themselves by a header that such a page cannot set,
 * but it would make its visitors' machines work for it, also against a server that only they can reach.
 * By Fetch Metadata (https://www.w3.org/TR/fetch-metadata/), which browsers send and other clients need not; a header
 * that a browser sends only after a preflight says the contrary.
 */
export function isForeignPage({ request: { headers }, response }: Exchange): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  if (headers['apollo-require-preflight'] || headers['x-apollo-operation-name']) return false;
  return !response.hasHeader('access-control-allow-origin');
}

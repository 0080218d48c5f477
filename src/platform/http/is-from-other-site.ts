import type { Exchange } from './exchange';

/**
 * Whether a page of another site caused the request, by Fetch Metadata (https://www.w3.org/TR/fetch-metadata/), which
 * browsers send and other clients need not.
 */
export function isFromOtherSite({ request: { headers } }: Exchange): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

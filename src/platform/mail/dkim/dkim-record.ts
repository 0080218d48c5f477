import { createPublicKey } from 'node:crypto';
import type { DkimConfig } from '../../config/read-dkim-config';

/** The TXT record by which receivers verify signatures, for the zone of the domain (RFC 6376, 3.6.1). */
export function dkimRecord({ domain, selector, privateKey }: DkimConfig): { name: string; value: string } {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { name: `${selector}._domainkey.${domain}`, value: `v=DKIM1; k=rsa; p=${publicKey}` };
}

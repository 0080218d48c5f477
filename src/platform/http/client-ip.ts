import { isIP } from 'node:net';

/**
 * The address of who asks. Each trusted proxy appended the address that it saw to X-Forwarded-For: with n of them it
 * is the n-th from the right, and all that stands left of it is the caller's own claim. Where an entry is no address,
 * the nearest one to its right is taken.
 */
export function clientIp(
  socketAddress: string | undefined,
  forwardedFor: string | string[] | undefined,
  trustedHops: number,
): string {
  let address = socketAddress ?? '';
  if (trustedHops > 0 && forwardedFor !== undefined) {
    const entries = String(forwardedFor).split(',');
    for (let hop = 1; hop <= trustedHops && hop <= entries.length; hop += 1) {
      const entry = withoutPort(entries[entries.length - hop] ?? '');
      if (isIP(entry) === 0) break;
      address = entry;
    }
  }
  // IPv4 as a dual-stack socket shows it.
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/** Some proxies write `1.2.3.4:5678` or `[::1]:5678`. */
function withoutPort(entry: string): string {
  const [, bracketed, plain] = /^\s*(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)\s*$/.exec(entry) ?? [];
  return bracketed ?? plain ?? entry.trim();
}

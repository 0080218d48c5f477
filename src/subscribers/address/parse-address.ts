import { domainToASCII } from 'node:url';

/** In octets, RFC 5321 §4.5.3.1; an address has two less than the path around it. */
const longest = { address: 254, local: 64, domain: 253 };

// RFC 5322 dot-atom. Quoted local parts are legal and nobody's; in a header they are a way to smuggle.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
// Checked before the conversion, which would read percent escapes and IPv4 addresses.
const spelledDomain = /^(?:[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]|\u200C|\u200D)+$/u;

/**
 * Reads an e-mail address and brings it into the one form that it is kept in: lower case, the domain as ASCII (IDNA).
 * It is judged by syntax and length alone. Null where it is none that we mail: local parts are ASCII without quotes,
 * domains have two labels at least and are no IP address.
 */
export function parseAddress(text: string): string | null {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const spelled = trimmed.slice(at + 1);
  const name = trimmed.slice(0, Math.max(at, 0)).toLowerCase();
  if (trimmed.length > longest.address || name.length > longest.local) {
    return null;
  }
  if (!local.test(name) || !spelledDomain.test(spelled)) {
    return null;
  }
  const domain = domainToASCII(spelled.toLowerCase());
  const labels = domain.split('.');
  const isDomain =
    domain.length <= longest.domain &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  const address = `${name}@${domain}`;
  return isDomain && address.length <= longest.address ? address : null;
}

import { createHash, type KeyObject, verify } from 'node:crypto';

/**
 * Verifies the topmost DKIM signature of a message as a receiver would, by RFC 6376 and nothing of ours; rsa-sha256 and
 * relaxed/simple alone. Returns what it signs, or throws what is wrong with it.
 */
export function verifyDkim(
  message: Buffer,
  publicKey: KeyObject,
): { domain: string; selector: string; signed: string[] } {
  const text = message.toString('latin1');
  const [, head = '', body = ''] = /^([^]*?\r\n)\r\n([^]*)$/.exec(text) ?? [];
  const fields = head.match(/[^\r\n].*\r\n(?:[ \t].*\r\n)*/g) ?? [];
  const signature = fields.find((field) => /^dkim-signature\s*:/i.test(field));
  if (signature === undefined) throw new Error('Expected a DKIM-Signature, found none.');
  const tags = new Map(
    unfold(signature.slice(signature.indexOf(':') + 1))
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).trim()]),
  );
  const tag = (name: string): string => tags.get(name) ?? '';
  if (tag('v') !== '1' || tag('a') !== 'rsa-sha256' || tag('c') !== 'relaxed/simple') {
    throw new Error(`Expected v=1, rsa-sha256 and relaxed/simple, got ${tag('v')}, ${tag('a')} and ${tag('c')}.`);
  }
  const bodyHash = createHash('sha256').update(simpleBody(body), 'latin1').digest('base64');
  if (bodyHash !== tag('bh').replace(/\s/g, '')) throw new Error('The body is not the one that was signed.');
  const names = tag('h')
    .split(':')
    .map((name) => name.trim().toLowerCase());
  const rest = [...fields];
  let data = '';
  for (const name of names) {
    const at = rest.findLastIndex((field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name);
    if (at !== -1) data += rest.splice(at, 1).map(relaxedField).join('');
  }
  data += relaxedField(signature)
    .replace(/([;:\s]b=)[^;]*/, '$1')
    .trimEnd();
  if (!verify('sha256', Buffer.from(data, 'latin1'), publicKey, Buffer.from(tag('b').replace(/\s/g, ''), 'base64'))) {
    throw new Error('The headers are not those that were signed.');
  }
  return { domain: tag('d'), selector: tag('s'), signed: names };
}

function unfold(text: string): string {
  return text.replace(/\r\n(?=[ \t])/g, '');
}

function relaxedField(field: string): string {
  const [, name = '', value = ''] = /^([^:]*):([^]*)$/.exec(unfold(field)) ?? [];
  return `${name.trim().toLowerCase()}:${value.replace(/[ \t\r\n]+/g, ' ').trim()}\r\n`;
}

function simpleBody(body: string): string {
  return `${body.replace(/(?:\r\n)+$/, '')}\r\n`;
}

import { createHash, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { DkimConfig } from '../../config/read-dkim-config';
import { canonicalBody, canonicalHeader } from './canonicalize';

const signOnThreadPool = promisify<string, Buffer, DkimConfig['privateKey'], Buffer>(sign);

/** What a reader is shown, each signed once more than it is there: a second one, put in front, breaks the signature. */
const sealed = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'];
/** RFC 8058 wants the way out signed. */
const signedWhereThere = [
  'reply-to',
  'content-transfer-encoding',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
];

/**
 * Signs a message (DKIM, RFC 6376, rsa-sha256, relaxed/simple) and returns it with the signature in front. It says no
 * time, so that a message that is signed again is the same. The costly part runs beside the event loop.
 */
export async function signMessage(message: Buffer, { domain, selector, privateKey }: DkimConfig): Promise<Buffer> {
  const end = message.indexOf('\r\n\r\n');
  if (end === -1) {
    throw new Error(
      `Expected a message with an empty line behind its headers, got one of ${message.length} bytes without.`,
    );
  }
  const fields = fieldsByName(message.toString('latin1', 0, end));
  const bodyHash = createHash('sha256')
    .update(canonicalBody(message.subarray(end + 4)))
    .digest('base64');
  const names = [
    ...sealed.flatMap((name) => [...(fields.get(name) ?? []).map(() => name), name]),
    ...signedWhereThere.flatMap((name) => (fields.get(name) ?? []).map(() => name)),
  ];
  const unsigned = [
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=${domain}; s=${selector};`,
    ` h=${fold(names.join(':'), /.{1,70}(?::|$)/g)};`,
    ` bh=${bodyHash};`,
    ' b=',
  ].join('\r\n');
  const signed = [...pick(fields, names).map((field) => `${canonicalHeader(field)}\r\n`), canonicalHeader(unsigned)];
  const signature = await signOnThreadPool('sha256', Buffer.from(signed.join(''), 'latin1'), privateKey);
  return Buffer.concat([Buffer.from(`${unsigned}${fold(signature.toString('base64'), /.{1,72}/g)}\r\n`), message]);
}

/** The fields of a head by their names in lower case, in their order. */
function fieldsByName(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const field of head.split(/\r\n(?![ \t])/)) {
    const name = field.slice(0, field.indexOf(':')).trimEnd().toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), field]);
  }
  return fields;
}

/** The fields that a list of names means: of several with one name the last comes first, and what is not there is nothing. */
function pick(fields: ReadonlyMap<string, readonly string[]>, names: readonly string[]): string[] {
  const left = new Map([...fields].map(([name, several]) => [name, [...several]]));
  return names.flatMap((name) => left.get(name)?.pop() ?? []);
}

/** Breaks a long value into lines, each of which ends with what the pattern ends with. */
function fold(value: string, line: RegExp): string {
  return value.match(line)?.join('\r\n ') ?? '';
}

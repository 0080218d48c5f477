import { decodeBody, decodeWords } from './decode';

/** A captured message, taken apart for people to look at. */
export interface ReadMessage {
  /** In their order, unfolded and decoded. */
  readonly headers: readonly Header[];
  /** Null where it has no such part. */
  readonly text: string | null;
  readonly html: string | null;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads a message as composeMessage makes them: headers, and parts in UTF-8, nested as they may be. What strangers send
 * is another matter, with traps that this does not know.
 */
export function readMessage(bytes: Buffer): ReadMessage {
  // One character a byte, so that nothing is lost before the charset is known.
  const { headers, body } = split(bytes.toString('latin1'));
  const parts = leaves(headers, body);
  const find = (type: string): string | null => parts.find((part) => part.type === type)?.content ?? null;
  return {
    headers: headers.map(({ name, value }) => ({ name, value: decodeWords(value) })),
    text: find('text/plain'),
    html: find('text/html'),
  };
}

/** The value of a header, whichever its case; null where there is none. */
export function headerOf(headers: readonly Header[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? null;
}

interface Leaf {
  type: string;
  content: string;
}

function leaves(headers: readonly Header[], body: string): Leaf[] {
  const contentType = headerOf(headers, 'Content-Type') ?? 'text/plain';
  const type = contentType.split(';', 1).join('').trim().toLowerCase();
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (!type.startsWith('multipart/') || boundary === undefined) {
    return [{ type, content: decodeBody(body, headerOf(headers, 'Content-Transfer-Encoding') ?? '7bit') }];
  }
  return `\r\n${body}`
    .split(`\r\n--${boundary}`)
    .slice(1)
    .filter((part) => !part.startsWith('--'))
    .map((part) => split(part.replace(/^[ \t]*\r\n/, '')))
    .flatMap((part) => leaves(part.headers, part.body));
}

function split(message: string): { headers: Header[]; body: string } {
  const end = message.indexOf('\r\n\r\n');
  const head = end === -1 ? message : message.slice(0, end);
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return {
    headers: lines.flatMap((line) => {
      const [, name, value] = /^([^:\s]+):[ \t]*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    }),
    body: end === -1 ? '' : message.slice(end + 4),
  };
}

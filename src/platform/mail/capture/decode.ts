/** Text of a part, from its bytes as latin1 and its Content-Transfer-Encoding. */
export function decodeBody(body: string, encoding: string): string {
  return bytesOf(body, encoding.trim().toLowerCase()).toString('utf8');
}

/** A header's value with its encoded words (RFC 2047) as text; of other charsets than UTF-8 they stay as they are. */
export function decodeWords(value: string): string {
  return value
    .replace(/(=\?utf-8\?[bq]\?[^?]*\?=)\s+(?==\?utf-8\?[bq]\?)/gi, '$1')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toLowerCase() === 'b'
        ? decodeBody(word, 'base64')
        : decodeBody(word.replaceAll('_', ' '), 'quoted-printable'),
    );
}

function bytesOf(body: string, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(fromQuotedPrintable(body), 'latin1');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** RFC 2045, 6.7: =C3 is a byte, and a line that ends with = goes on. */
function fromQuotedPrintable(body: string): string {
  return body
    .replace(/[ \t]+$/gm, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

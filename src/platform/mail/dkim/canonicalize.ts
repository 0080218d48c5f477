/** A header field as it is signed: "relaxed" of RFC 6376 (3.4.2). Takes what stands between two fields' line ends. */
export function canonicalHeader(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trimEnd().toLowerCase()}:${value}`;
}

const lineEnd = Buffer.from('\r\n');

/** A body as its hash is taken: "simple" of RFC 6376 (3.4.3), which is all of it but the empty lines at its end. */
export function canonicalBody(body: Buffer): Buffer {
  let end = body.length;
  while (body.subarray(Math.max(0, end - 2), end).equals(lineEnd)) {
    end -= 2;
  }
  return end < body.length ? body.subarray(0, end + 2) : Buffer.concat([body, lineEnd]);
}

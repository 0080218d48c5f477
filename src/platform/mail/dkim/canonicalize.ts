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

/** A body as its hash is taken: "relaxed" of RFC 6376 (3.4.4). One character a byte. */
export function canonicalBody(body: string): string {
  // Single spaces, which are nearly all, are passed over: to replace each by itself takes ten times as long.
  const spaced = body.replace(/[ \t]{2,}|\t/g, ' ').replace(/ \r\n| $/g, (found) => found.slice(1));
  let end = spaced.length;
  while (spaced.startsWith('\r\n', end - 2) && end >= 2) {
    end -= 2;
  }
  return end === 0 ? '' : `${spaced.slice(0, end)}\r\n`;
}

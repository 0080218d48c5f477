const longestLine = 76;

const escapes = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const escape = (character: string): string => escapes[character.charCodeAt(0)] ?? '';

/**
 * Lines in quoted-printable (RFC 2045, 6.7), one character a byte, their breaks CR LF. Nothing is left in them that is
 * changed on the way (RFC 2049, 3): no white space at an end, which servers may strip, no dot at a beginning, which SMTP
 * doubles, and no "From ", which mailboxes quote.
 */
export function quotedPrintable(bytes: string): string {
  return bytes
    .replace(/[^\t\r\n -<>-~]/g, escape)
    .replace(/[ \t](?=\r\n|$)/g, escape)
    .split('\r\n')
    .map((line) => (line.length <= longestLine && !isChanged(line) ? line : wrap(line)))
    .join('\r\n');
}

function isChanged(line: string): boolean {
  return line.startsWith('.') || line.startsWith('From ');
}

/** Breaks a line softly, but in no escape. */
function wrap(line: string): string {
  const pieces: string[] = [];
  for (let rest = line; ;) {
    rest = isChanged(rest) ? `${escape(rest)}${rest.slice(1)}` : rest;
    if (rest.length <= longestLine) {
      return [...pieces, rest].join('=\r\n');
    }
    let end = longestLine - 1;
    if (rest.charAt(end - 1) === '=') end -= 1;
    else if (rest.charAt(end - 2) === '=') end -= 2;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
}

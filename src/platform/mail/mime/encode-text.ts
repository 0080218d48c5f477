/** How a part's content stands in a message, and in which Content-Transfer-Encoding. */
export interface EncodedText {
  readonly encoding: 'quoted-printable' | 'base64';
  /** ASCII, its lines at most 76 long and ended by CR LF. */
  readonly lines: string;
}

const longestLine = 76;

/** Encodes text as UTF-8: quoted-printable, or base64 where so much is not ASCII that this is shorter. */
export function encodeText(text: string): EncodedText {
  const bytes = Buffer.from(text.replace(/\r\n?|\n/g, '\r\n'));
  return takesBase64({ bytes: bytes.length, units: text.length })
    ? { encoding: 'base64', lines: wrapBase64(bytes.toString('base64')) }
    : { encoding: 'quoted-printable', lines: quotedPrintable(bytes.toString('latin1')) };
}

/**
 * Whether base64 is the shorter for a text of so many bytes of UTF-8 and units of UTF-16. Quoted-printable takes three
 * characters for each byte beyond ASCII, base64 four for any three; a letter beyond ASCII has about twice the bytes that
 * it adds to the length.
 */
export function takesBase64({ bytes, units }: { bytes: number; units: number }): boolean {
  return bytes - units > bytes / 10;
}

const escapes = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const escape = (character: string): string => escapes[character.charCodeAt(0)] ?? '';

/** RFC 2045, 6.7. Takes one character a byte. */
function quotedPrintable(bytes: string): string {
  return (
    bytes
      .replace(/[^\t\r\n -<>-~]/g, escape)
      // Servers may strip the end of a line.
      .replace(/[ \t](?=\r\n|$)/g, escape)
      .split('\r\n')
      .map((line) => (line.length <= longestLine ? line : wrap(line)))
      .join('\r\n')
  );
}

/** Breaks a line softly, but in no escape. */
function wrap(line: string): string {
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > longestLine) {
    let end = start + longestLine - 1;
    if (line.charAt(end - 1) === '=') end -= 1;
    else if (line.charAt(end - 2) === '=') end -= 2;
    pieces.push(line.slice(start, end));
    start = end;
  }
  pieces.push(line.slice(start));
  return pieces.join('=\r\n');
}

function wrapBase64(digits: string): string {
  return digits.match(/.{1,76}/g)?.join('\r\n') ?? '';
}

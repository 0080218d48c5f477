/** "=" and the end of the line, behind at least 73 characters. */
const softBreaks = 1 + 3 / 73;

/** Whether texts, each as a part of a message, take no more than so many bytes as they are encoded. */
export function fitsEncoded(texts: readonly string[], most: number): boolean {
  const sum = (measure: (text: string) => number) =>
    texts.reduce((total, text) => total + measure(text), 0) * softBreaks;
  // To count every character would cost more than to set the mail.
  return sum(sizeAtMost) <= most || sum(sizeOf) <= most;
}

/**
 * Quoted-printable writes an equals sign, and each byte that is not ASCII, as three. It is taken where most letters are
 * Latin; else base64 is, which writes three bytes as four.
 */
function sizeOf(text: string): number {
  let [quoted, latin, foreign] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= 0x80) {
      foreign += 1;
      quoted += 3 * bytesOf(code);
    } else {
      latin += isLatin(code) ? 1 : 0;
      quoted += code === 0x3d ? 3 : code === 0x0a ? 2 : 1;
    }
  }
  return foreign < latin ? quoted : inBase64(text);
}

/** A bound of the same without a look at each character: one beyond ASCII has at most twice the bytes that it adds to the length. */
function sizeAtMost(text: string): number {
  const bytes = Buffer.byteLength(text);
  const foreign = 2 * (bytes - text.length);
  return Math.max(bytes + 2 * foreign + 2 * count(text, '=') + count(text, '\n'), inBase64(text));
}

function inBase64(text: string): number {
  return (4 / 3) * (Buffer.byteLength(text) + count(text, '\n') + 2);
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let place = text.indexOf(sign); place >= 0; place = text.indexOf(sign, place + 1)) {
    found += 1;
  }
  return found;
}

/** Of a UTF-16 unit beyond ASCII, in UTF-8: each half of a letter beyond U+FFFF has two of its four. */
function bytesOf(code: number): number {
  return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

import { takesBase64 } from './encode-text';

/** What breaks of lines add at most: "=", CR and LF behind 73 characters, CR and LF behind 76. */
const softBreaks = 1 + 3 / 73;
const base64Breaks = 1 + 2 / 76;

/**
 * How many bytes encodeText makes of a text at most, without a look at each character. Its lines end with LF, and it has
 * no other control characters.
 */
export function encodedSize(text: string): number {
  const lines = count(text, '\n');
  const bytes = Buffer.byteLength(text);
  if (takesBase64({ bytes: bytes + lines, units: text.length })) {
    return Math.ceil(((bytes + lines + 2) / 3) * 4 * base64Breaks);
  }
  // A letter beyond ASCII has at most twice the bytes that it adds to the length.
  const foreign = 2 * (bytes - text.length);
  const escaped = foreign + count(text, '=') + count(text, ' \n') + 1;
  return Math.ceil((bytes + lines + 2 * escaped) * softBreaks);
}

function count(text: string, part: string): number {
  let found = 0;
  for (let place = text.indexOf(part); place >= 0; place = text.indexOf(part, place + 1)) {
    found += 1;
  }
  return found;
}

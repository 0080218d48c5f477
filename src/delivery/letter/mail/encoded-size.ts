/**
 * How many bytes a text takes in a message at most. Quoted-printable writes an equals sign, and each byte that is not
 * ASCII, as three, and breaks lines at 76; base64, which takes its place where most letters are not Latin, needs four
 * bytes for three and breaks lines as well.
 */
export function encodedSize(text: string): number {
  let [quoted, foreign, latin] = [0, 0, 0];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code >= 0x80) {
      foreign += 1;
      // Two bytes a letter up to U+07FF; both halves of a letter beyond U+FFFF have two as well.
      quoted += code < 0x800 || isHalf(code) ? 6 : 9;
    } else {
      latin += isLatin(code) ? 1 : 0;
      quoted += code === 0x3d ? 3 : code === 0x0a ? 2 : 1;
    }
  }
  const size = foreign < latin ? quoted : (Buffer.byteLength(text) * 4) / 3;
  return Math.ceil(size * (1 + softBreak));
}

/** "=" and the end of the line behind at least 73 characters. */
const softBreak = 3 / 73;

function isHalf(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const longestLine = 76;
/** RFC 5322 allows 998; a word of ours is far from it. */
const longestWord = 900;
/** Of UTF-8 in one encoded word, whose length is limited to 75. */
const encodedBytes = 45;

/**
 * A field of a message's head, folded, with CR LF at its end. Words that are not ASCII are encoded (RFC 2047), the others
 * stay readable; line ends and control characters become spaces, so that no value can begin another field.
 */
export function headerField(name: string, value: string): string {
  if (!/^[!-9;-~]+$/.test(name)) {
    throw new Error(`Expected the name of a header, such as List-Id, got ${JSON.stringify(name)}.`);
  }
  return fold(`${name}: ${encodeWords(oneLine(value))}\r\n`);
}

/** A From field: an address behind the name of a person or a program, such as Broadsheet or "Papers, daily". */
export function fromField(name: string, address: string): string {
  const plain = oneLine(name).replace(/^"(.*)"$/, '$1');
  if (plain === '') {
    return headerField('From', address);
  }
  return fold(`From: ${isAscii(plain) ? quote(plain) : encodeWord(plain)} <${oneLine(address)}>\r\n`);
}

function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function quote(name: string): string {
  return /^[\w!#$%&'*+/=?^`{|}~ -]*$/.test(name) ? name : `"${name.replace(/[\\"]/g, String.raw`\$&`)}"`;
}

/** Words that stand side by side are encoded as one: of white space between two encoded ones a reader sees nothing. */
function encodeWords(value: string): string {
  if (isAscii(value) && !value.includes('=?') && value.length <= longestWord) {
    return value;
  }
  const runs: { words: string[]; isEncoded: boolean }[] = [];
  for (const word of value.split(' ')) {
    const isEncoded = !isAscii(word) || word.includes('=?') || word.length > longestWord;
    const last = runs.at(-1);
    if (last?.isEncoded === isEncoded) last.words.push(word);
    else runs.push({ words: [word], isEncoded });
  }
  return runs.map(({ words, isEncoded }) => (isEncoded ? encodeWord(words.join(' ')) : words.join(' '))).join(' ');
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** As many encoded words as it takes, none of which ends within a character. */
function encodeWord(text: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > encodedBytes) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(' ');
}

/** Breaks a field before words that would make a line too long. */
function fold(field: string): string {
  if (field.length <= longestLine) {
    return field;
  }
  const lines = [''];
  for (const word of field.split(/(?= )/)) {
    const line = lines.at(-1) ?? '';
    // A line that only names the field would be taken for an empty one by some.
    if (line.length + word.length <= longestLine || !line.includes(' ')) lines[lines.length - 1] = line + word;
    else lines.push(word);
  }
  return lines.join('\r\n');
}

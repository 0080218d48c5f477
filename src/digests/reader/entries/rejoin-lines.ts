/** Words that follow a hyphen with a space: "pre- and post-training". */
const suspended = /^(?:and|or|to|nor|versus|vs\.?)\b/;
const brokenWord = /(\p{L}[\p{L}\p{N}]*)-$/u;
const goingOn = /^\p{L}+/u;

/**
 * Makes one line of a paragraph's wrapped lines. A hyphen at a line's end stays, since most are part of the word
 * ("self-/supervised"); it goes only where the page itself writes the word without it ("algo-/rithm").
 *
 * @param isWord whether the page has this word, in lower case, within a line
 */
export function rejoinLines(lines: string[], isWord: (word: string) => boolean): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const [, head] = brokenWord.exec(line.slice(-60)) ?? [];
    const [tail] = goingOn.exec(next?.slice(0, 60) ?? '') ?? [];
    if (next === undefined) {
      parts.push(line);
    } else if (head === undefined || suspended.test(next) || !/^[\p{L}\p{N}]/u.test(next)) {
      parts.push(line, ' ');
    } else {
      const isSplit = tail !== undefined && isWord((head + tail).toLowerCase());
      parts.push(isSplit ? line.slice(0, -1) : line);
    }
  });
  return parts.join('');
}

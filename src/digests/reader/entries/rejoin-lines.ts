/** Words that follow a hyphen with a space: "pre- and post-training". */
const suspended = /^(?:and|or|to|nor|versus|vs\.?)\b/;
const lastLetters = /[\p{L}\p{N}]+-$/u;
const firstLetters = /^\p{L}+/u;

/**
 * Makes one line of a paragraph's wrapped lines. A hyphen at a line's end stays, since most are part of the word
 * ("self-/supervised"); it goes only where the paper itself writes the word without it ("algo-/rithm").
 *
 * @param isWord whether the paper has this word, in lower case, within a line
 */
export function rejoinLines(lines: string[], isWord: (word: string) => boolean): string {
  const parts: string[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (next === undefined) {
      parts.push(line);
    } else if (!endsInHyphen(line) || suspended.test(next) || !/^[\p{L}\p{N}]/u.test(next)) {
      parts.push(line, ' ');
    } else {
      const [head = ''] = lastLetters.exec(line.slice(-60)) ?? [];
      const [tail = ''] = firstLetters.exec(next.slice(0, 60)) ?? [];
      const isSplit = tail !== '' && isWord((head.slice(0, -1) + tail).toLowerCase());
      parts.push(isSplit ? line.slice(0, -1) : line);
    }
  });
  return parts.join('');
}

/** "self-" and "GPT-", but no dash: "this -". */
function endsInHyphen(line: string): boolean {
  return line.endsWith('-') && /[\p{L}\p{N}]-$/u.test(line.slice(-3));
}

const zeroWidth = /[\u00AD\u200B-\u200D\u2060-\u2064\uFEFF]/g;
// oxlint-disable-next-line no-control-regex -- control characters are what this is for
const control =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB]/g;

/** One line of text: without control and zero-width characters, each run of white space as one space. */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(zeroWidth, '').replace(control, ' ').replace(/\s+/gu, ' ').trim();
}

/** Text of several paragraphs: each a clean line, an empty line between them. */
export function cleanParagraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map(cleanLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const zeroWidth = /[\u00AD\u200B-\u200D\u2060-\u2064\uFEFF]/g;
// What is no text: control characters, marks of direction, separators of lines, interlinear annotations.
const control = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB]/gu;

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

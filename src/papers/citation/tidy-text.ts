/**
 * A text on one line: no control or bidirectional formatting characters, no half surrogates, single spaces, NFC.
 * The joiners U+200C and U+200D stay: Persian names and emoji are spelled with them.
 */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[^\P{Cf}\u200C\u200D]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

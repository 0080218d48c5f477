/** A URL or DOI that can stand between braces, in a line and in a text: what would end one of them is percent-encoded. */
export function tidyUrl(url: string): string {
  // Half surrogates go first: encodeURIComponent throws on them.
  return url
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim()
    .replace(/[\s{}\\"<>^`|\u200B-\u200F\u202A-\u202E\u2066-\u2069]/gu, encodeURIComponent);
}

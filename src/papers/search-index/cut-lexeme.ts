/** A lexeme has at most so many UTF-16 units: PostgreSQL takes 2,046 bytes, of which a unit needs up to three. */
const longestLexeme = 100;

/** As much of a word as its lexeme holds; a letter that would be cut in two becomes the sign for an unknown one. */
export function cutLexeme(word: string): string {
  return word.slice(0, longestLexeme).toWellFormed();
}

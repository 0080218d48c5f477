const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Whether arrays and objects in a JSON text stand at most this deep inside each other. One pass over the text before
 * it is parsed: GraphQL coerces values by recursion, which overflows the stack at some thousands of levels. A text
 * that is no JSON may get any answer.
 */
export function nestsAtMost(json: string, limit: number): boolean {
  let depth = 0;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) {
      index = endOfString(json, index + 1);
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > limit) return false;
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return true;
}

/** The place of the quote that ends a string. */
function endOfString(json: string, from: number): number {
  for (let end = json.indexOf('"', from); end !== -1; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (json.charCodeAt(end - 1 - slashes) === backslash && end - 1 - slashes >= from) slashes += 1;
    // An even number of backslashes escapes each other, and not the quote.
    if (slashes % 2 === 0) return end;
  }
  return json.length;
}

import { tokenise } from './tokenise';

/**
 * The form under which a phrase is compared: canonical words with one space between them; empty where the text holds
 * no word. Two phrases of one form match the same places, so that a topic needs only one of them.
 */
export function normalisePhrase(text: string): string {
  return tokenise(text)
    .map((token) => token.word)
    .join(' ');
}

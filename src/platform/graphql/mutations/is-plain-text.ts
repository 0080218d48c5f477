import { Matches } from 'class-validator';

// NUL and lone surrogates cannot be stored; marks that turn text around make one name look like another.
const plain = /^(?:[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|[\t\n\r])*$/u;

/** Whether a text has no control characters but tabs and line ends, no halves of characters and no bidi overrides. */
export function isPlainText(text: string): boolean {
  return plain.test(text);
}

/** The same as a rule of an input; INVALID otherwise. */
export function IsPlainText(): PropertyDecorator {
  return Matches(plain, { message: 'Expected text without control characters.' });
}

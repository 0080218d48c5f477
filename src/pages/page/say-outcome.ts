import { html, type Html } from '../../platform/html/html';
import type { Outcome } from '../subscriber-actions';

/** Why an action was refused, in the words of the command. */
export function sayProblems({ userErrors }: Outcome): Html {
  return html`<div class="problem" role="alert">${userErrors.map(({ message }) => html`<p>${message}</p>`)}</div>`;
}

/** Whether it was done. */
export function isDone({ userErrors }: Outcome): boolean {
  return userErrors.length === 0;
}

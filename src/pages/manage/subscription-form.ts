import { html, type Html } from '../../platform/html/html';
import { Cadence } from '../../subscribers';
import type { SubscriptionPreferences } from '../subscriber-actions';
import { button } from './button';
import { cadences, weekdays } from './choices';

/** Each hour of the day as a clock shows it. */
export const hours = Object.fromEntries(
  Array.from({ length: 24 }, (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`]),
);

/** The settings of one subscription, and the quick ways to less of it. */
export function subscriptionForm({
  manageToken,
  subscription,
  number,
}: {
  manageToken: string;
  subscription: SubscriptionPreferences;
  number: number;
}): Html {
  const { id, cadence } = subscription;
  const itself = html`<input type="hidden" name="id" value="${id}" />`;
  return html`<section class="card">
    <h2>Digest ${number}</h2>
    <form method="post" action="/manage">
      <input type="hidden" name="token" value="${manageToken}" />${itself}
      <div class="fields">${fieldsOf(subscription)}</div>
      <button name="action" value="update">Save</button>
    </form>
    <div class="row">
      ${cadence !== Cadence.WEEKLY && cadence !== Cadence.MONTHLY && button({ manageToken, action: 'weekly', label: 'Weekly instead', look: 'quiet', fields: itself })}
      ${button({ manageToken, action: 'end', label: 'End this digest', look: 'grave', fields: itself })}
    </div>
  </section>`;
}

function fieldsOf(subscription: SubscriptionPreferences): Html[] {
  const { cadence, weekday, hour, timeZone, skipWeekends, maxPapers, minVotes, topics, searches, authors } =
    subscription;
  return [
    field('How often', select('cadence', cadences, cadence)),
    field('On, for once a week', select('weekday', { '': 'no particular day', ...weekdays }, weekday ?? '')),
    field('At', select('hour', hours, String(hour))),
    field('Time zone', html`<input name="timeZone" value="${timeZone}" required maxlength="64" spellcheck="false" />`),
    field(
      'Papers at most',
      html`<input type="number" name="maxPapers" value="${shown(maxPapers)}" min="1" max="100" required />`,
    ),
    field('Votes at least', html`<input type="number" name="minVotes" value="${shown(minVotes)}" min="0" required />`),
    checkbox('skipWeekends', skipWeekends, 'Not on Saturdays and Sundays'),
    field(
      'Topics',
      html`<input name="topics" value="${topics.join(', ')}" spellcheck="false" />`,
      'By their slugs, with commas between. Without topics, searches and authors: all that trends.',
    ),
    field('Searches', lines('searches', searches), 'One a line.'),
    field('Authors', lines('authors', authors), 'One a line.'),
  ];
}

/** A control with its label; one with a hint takes the whole width. */
function field(label: string, control: Html, hint?: string): Html {
  const text = html`${label} ${hint !== undefined && html`<span class="faint">${hint}</span>`}`;
  return html`<label class="${hint === undefined ? '' : 'whole'}">${text}${control}</label>`;
}

function checkbox(name: string, checked: boolean, label: string): Html {
  const box = html`<input type="checkbox" name="${name}" ${checked && html`checked`} />`;
  return html`<label class="check whole">${box} ${label}</label>`;
}

function lines(name: string, texts: readonly string[]): Html {
  const rows = Math.min(8, Math.max(2, texts.length + 1));
  return html`<textarea name="${name}" rows="${rows}" spellcheck="false">${texts.join('\n')}</textarea>`;
}

function select(name: string, choices: Readonly<Record<string, string>>, chosen: string): Html {
  const options = Object.entries(choices).map(
    ([value, label]) => html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
  );
  return html`<select name="${name}">
    ${options}
  </select>`;
}

/** What was typed and is no number shows as an empty field. */
function shown(number: number): string {
  return Number.isNaN(number) ? '' : String(number);
}

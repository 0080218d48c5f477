import { html, type Html } from '../../platform/html/html';
import type { Page } from '../page/send-page';
import type { Preferences } from '../subscriber-actions';
import { button } from './button';
import { endedCard } from './ended-card';
import { subscriptionForm } from './subscription-form';

/** All that a subscriber can see and change, with what is to be said of the last change. */
export function preferencesPage({
  manageToken,
  preferences,
  notice,
}: {
  manageToken: string;
  preferences: Preferences;
  notice?: Html;
}): Page {
  const { email, subscriptions } = preferences;
  return {
    title: 'Your subscriptions',
    body: html`${notice}
      <p>Mail goes to <strong>${email}</strong>.</p>
      ${subscriptions.length === 0 && html`<p class="card">There is no subscription.</p>`}
      ${subscriptions.map((subscription, index) => subscriptionForm({ manageToken, subscription, number: index + 1 }))}
      ${endedCard(manageToken, preferences)} ${pauseCard(manageToken, preferences)} ${endCard(manageToken)}`,
  };
}

function pauseCard(manageToken: string, { paused, pausedUntil }: Preferences): Html {
  if (paused) {
    return html`<section class="card">
      <h2>Paused</h2>
      <p>No mail comes ${pausedUntil === null ? 'until you resume' : html`before <strong>${pausedUntil}</strong>`}.</p>
      ${button({ manageToken, action: 'resume', label: 'Resume now' })}
    </section>`;
  }
  const until = html`<label
    >Until <span class="faint">Without a day, until you resume.</span> <input type="date" name="until"
  /></label>`;
  return html`<section class="card">
    <h2>Take a pause</h2>
    ${button({ manageToken, action: 'pause', label: 'Pause', look: 'quiet', fields: until })}
  </section>`;
}

function endCard(manageToken: string): Html {
  const sure = html`<label class="check"
    ><input type="checkbox" name="sure" required /> I know that this cannot be undone.</label
  >`;
  return html`<section class="card">
      <h2>Your data</h2>
      <p>All that we know of you, as a file.</p>
      ${button({ manageToken, action: 'export', label: 'Download', look: 'quiet' })}
    </section>
    <section class="card">
      <h2>Leave</h2>
      <p>All subscriptions end. For 24 hours it can be undone.</p>
      ${button({ manageToken, action: 'leave', label: 'Unsubscribe from all', look: 'quiet' })}
      <p>
        Or be forgotten: address, subscriptions and what you were sent are erased. What stays is a code made of the
        address, by which we know not to write to it again unless you ask for it.
      </p>
      ${button({ manageToken, action: 'erase', label: 'Erase me', look: 'grave', fields: sure })}
    </section>`;
}

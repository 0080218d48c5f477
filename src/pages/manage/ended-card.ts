import { html, type Html } from '../../platform/html/html';
import type { EndedSubscription, Preferences } from '../subscriber-actions';
import { button } from './button';
import { cadences } from './choices';
import { hours } from './subscription-form';

/** The subscriptions that have ended, each with the way back where there is one; nothing where there are none. */
export function endedCard(manageToken: string, { ended, mayRevive }: Preferences): Html | false {
  return (
    ended.length > 0 &&
    html`<section class="card">
      <h2>Ended</h2>
      ${!mayRevive && html`<p>You have unsubscribed. To have mail again, subscribe anew, and confirm it.</p>`}
      ${ended.map((subscription) => endedOne({ manageToken, subscription, mayRevive }))}
    </section>`
  );
}

function endedOne({
  manageToken,
  subscription,
  mayRevive,
}: {
  manageToken: string;
  subscription: EndedSubscription;
  mayRevive: boolean;
}): Html {
  const { id, cadence, hour, timeZone, lostTopics } = subscription;
  const itself = html`<input type="hidden" name="id" value="${id}" />`;
  const others = html`${itself}<label
      >Other topics <span class="faint">By their slugs, with commas between.</span>
      <input name="topics" required spellcheck="false"
    /></label>`;
  const fields = lostTopics ? others : itself;
  return html`<div class="ended">
    <p>
      <strong>${cadences[cadence]}</strong>, ${hours[hour]} (${timeZone}): ${contentsOf(subscription)}
      ${lostTopics && html`<span class="faint">It ended because the topics that it followed are no longer there.</span>`}
    </p>
    <div class="row">
      ${mayRevive && button({ manageToken, action: 'revive', label: 'Bring it back', look: 'quiet', fields })}
      ${button({ manageToken, action: 'delete', label: 'Remove', look: 'grave', fields: itself })}
    </div>
  </div>`;
}

function contentsOf({ topics, searches, authors, lostTopics }: EndedSubscription): string {
  const named = [...topics, ...searches, ...authors].join(', ');
  return named || (lostTopics ? 'nothing any more' : 'all that trends');
}

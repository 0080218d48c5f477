import { html, type Html } from '../../platform/html/html';
import type { Page } from '../page/send-page';

/** Asks for the address to which a manage link is sent. */
export function linkPage(notice?: Html): Page {
  return {
    title: 'Your subscriptions',
    status: notice === undefined ? 200 : 400,
    body: html`${notice}
      <div class="card">
        <p>We send a link to your address that opens your subscriptions for 24 hours. There is no password.</p>
        <form method="post" action="/manage">
          <div class="fields">
            <label class="whole"
              >Your e-mail address <input name="email" type="email" autocomplete="email" required maxlength="254"
            /></label>
          </div>
          <button name="action" value="link">Send me the link</button>
        </form>
      </div>`,
  };
}

/** The same for every address. */
export const linkRequested: Page = {
  title: 'Look into your mail',
  body: html`<p class="notice" role="status">If that address is subscribed, a link is on its way to it.</p>
    <p>
      Nothing came? It takes a minute at times, and may lie among the spam. We send only a few a day to one address.
    </p>`,
};

/** What an unknown token is answered with too. */
export const linkTooOld: Page = linkPage(
  html`<p class="problem" role="alert">This link is unknown or older than 24 hours. Have a new one sent:</p>`,
);

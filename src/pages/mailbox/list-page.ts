import { html } from '../../platform/html/html';
import { headerOf, type ReadMessage } from '../../platform/mail';
import type { Page } from '../page/send-page';

/** The captured mails, of which `total` exist. */
export function listPage(mails: readonly { name: string; message: ReadMessage }[], total: number): Page {
  return {
    title: 'Mailbox',
    body: html`<p class="faint">No mail server is set (SMTP_URL): what would have been sent is kept here.</p>
      ${total === 0 && html`<p class="card">No mail yet.</p>`}
      ${
        total > 0 &&
        html`<ul class="mails card">
          ${mails.map(({ name, message }) => entry(name, message))}
        </ul>`
      }
      ${total > mails.length && html`<p class="faint">The newest ${mails.length} of ${total}; the others lie in DATA_DIR/mail.</p>`}`,
  };
}

function entry(name: string, { headers }: ReadMessage) {
  return html`<li>
    <a href="/mailbox/${name}">
      <strong>${headerOf(headers, 'Subject')}</strong>
      <span class="faint">to ${headerOf(headers, 'To')} · ${headerOf(headers, 'Date')}</span>
    </a>
  </li> `;
}

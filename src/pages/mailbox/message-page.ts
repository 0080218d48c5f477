import { html } from '../../platform/html/html';
import { headerOf, type ReadMessage } from '../../platform/mail';
import type { Page } from '../page/send-page';

/** A captured mail: as it looks, as text, where it leads, and its headers. */
export function messagePage(name: string, { headers, text, html: markup }: ReadMessage): Page {
  return {
    title: headerOf(headers, 'Subject') ?? 'A mail without a subject',
    wide: true,
    body: html`<p><a href="/mailbox">All mails</a> · <a href="/mailbox/${name}/source">Source</a></p>
      <div class="sides">
        <section>
          <h2>HTML</h2>
          <iframe src="/mailbox/${name}/html" sandbox title="The mail in HTML"></iframe>
        </section>
        <div>
          <section class="card">
            <h2>Links</h2>
            <ul class="links">
              ${linksIn(`${text ?? ''}\n${markup ?? ''}`).map((link) => html`<li><a href="${link}" rel="noreferrer">${link}</a></li>`)}
            </ul>
          </section>
          <section class="card">
            <h2>Headers</h2>
            <dl>
              ${headers.map(
                (header) =>
                  html`<dt>${header.name}</dt>
                    <dd>${header.value}</dd>`,
              )}
            </dl>
          </section>
          <section class="card">
            <h2>Text</h2>
            <pre>${text}</pre>
          </section>
        </div>
      </div>`,
  };
}

/** Every address in text or in HTML, once. */
function linksIn(content: string): string[] {
  const found = [...content.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link.replaceAll('&amp;', '&'));
  return [...new Set(found)];
}

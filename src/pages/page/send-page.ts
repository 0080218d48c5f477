import { createHash } from 'node:crypto';
import { html, type Html, trustedHtml } from '../../platform/html/html';
import type { Exchange } from '../../platform/http';
import { pageStyle } from './page-style';

/** A page as a person sees it. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** 200 unless said. */
  readonly status?: number;
  /** For what is read side by side. */
  readonly wide?: boolean;
}

/** What a page is sent as. */
export const pageType = 'text/html; charset=utf-8';

const style = `<style>${pageStyle}</style>`;
const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** What a page may do: show itself, send its forms home, and frame what comes from here. It has no script. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers with a page. Its address may hold a token, and it a person's data: nobody keeps it, nobody is told of it. */
export function sendPage(exchange: Exchange, page: Page): void {
  setPagePolicy(exchange);
  exchange.send(page.status ?? 200, pageType, pageText(page));
}

/** Sets the headers of an answer that is a page. */
export function setPagePolicy(exchange: Exchange): void {
  setPrivate(exchange, contentSecurityPolicy);
}

/** A page as it is sent. */
export function pageText({ title, body, wide = false }: Page): string {
  const size = wide ? 'wide' : '';
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Broadsheet</title>
        ${trustedHtml(style)}
      </head>
      <body>
        <header class="${size}">Broadsheet</header>
        <main class="${size}">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.toString();
}

/** Sets the headers of an answer that is for one person's eyes. */
export function setPrivate({ response }: Exchange, policy: string): void {
  response.setHeader('content-security-policy', policy);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-robots-tag', 'noindex');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}

import { html, type Html, trustedHtml } from '../../platform/html/html';
import type { Letterhead, MailContent } from '../../platform/mail';
import { letterStyle } from './letter-style';

/** What a mail of the house says, written once for those who read HTML and those who read text. */
export interface Letter {
  readonly subject: string;
  /** Stands above the button. The first paragraph is what mail programs show beside the subject. */
  readonly before: readonly string[];
  readonly button: { readonly label: string; readonly url: string };
  /** Stands below the button. */
  readonly after: readonly string[];
  /** Why this mail came, in the footer. */
  readonly reason: string;
  readonly unsubscribeToken: string;
}

/** Sets a letter: HTML and text with the same content, and the headers by which mail programs unsubscribe (RFC 8058). */
export function setLetter(letter: Letter, letterhead: Letterhead): MailContent {
  const unsubscribeUrl = linkTo(letterhead, '/unsubscribe', { token: letter.unsubscribeToken });
  return {
    subject: letter.subject,
    html: `${asHtml(letter, letterhead, unsubscribeUrl)}`,
    text: asText(letter, letterhead, unsubscribeUrl),
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      // Keeps holiday notices from answering.
      'Auto-Submitted': 'auto-generated',
    },
  };
}

/** Where a button of a mail leads: a page that changes nothing before a button on it is pressed. */
export function linkTo({ publicUrl }: Letterhead, path: string, query: Record<string, string>): string {
  return `${publicUrl}${path}?${new URLSearchParams(query).toString()}`;
}

function asHtml(
  { subject, before, button, after, reason }: Letter,
  letterhead: Letterhead,
  unsubscribeUrl: string,
): Html {
  const { css, page, card, name, heading, paragraph, buttonBox, link, small, footer } = letterStyle;
  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => html`<p class="text" style="${paragraph}">${text}</p>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
        <style>
          ${trustedHtml(css)}
        </style>
      </head>
      <body class="page" style="${page}">
        <div class="card" style="${card}">
          <p class="name" style="${name}">Broadsheet</p>
          <h1 class="text" style="${heading}">${subject}</h1>
          ${paragraphs(before)}
          <p style="${paragraph}"><a class="button" href="${button.url}" style="${buttonBox}">${button.label}</a></p>
          <p class="faint" style="${small}">
            If the button does not work, open this address:<br /><a class="link" href="${button.url}" style="${link}"
              >${button.url}</a
            >
          </p>
          ${paragraphs(after)}
        </div>
        <div style="${footer}">
          <p class="faint" style="${small}">${reason}</p>
          <p class="faint" style="${small}">
            <a class="link" href="${unsubscribeUrl}" style="${link}">Unsubscribe</a> · ${letterhead.postalAddress}
          </p>
        </div>
      </body>
    </html> `;
}

function asText(
  { subject, before, button, after, reason }: Letter,
  letterhead: Letterhead,
  unsubscribeUrl: string,
): string {
  const body = [subject, ...before, `${button.label}:\n${button.url}`, ...after];
  // The line that mail programs take for the beginning of a signature.
  const signature = '-- ';
  const footer = [reason, `Unsubscribe:\n${unsubscribeUrl}`, letterhead.postalAddress];
  return `${body.join('\n\n')}\n\n${signature}\n${footer.join('\n\n')}\n`;
}

import { html } from '../platform/html/html';
import type { Route } from '../platform/http';
import { pageRoute } from './page/page-route';
import { isDone, sayProblems } from './page/say-outcome';
import type { Page } from './page/send-page';
import type { SubscriberActions } from './subscriber-actions';
import type { SubscriberPages } from './subscriber-pages';

/** `/confirm`: where the mail that asks for consent leads. Its button gives it. */
export function confirmRoute({ actionsFor, admit }: SubscriberPages): Route {
  return pageRoute('/confirm', admit, {
    show: ({ query, exchange }) => ask(actionsFor(exchange), query.get('token') ?? ''),
    act: async ({ form, exchange }) => {
      const confirmed = await actionsFor(exchange).confirm(form.text('token'));
      return isDone(confirmed) ? confirmedPage(confirmed.manageToken) : refusedPage(sayProblems(confirmed));
    },
  });
}

async function ask(actions: SubscriberActions, token: string): Promise<Page> {
  if (token === '') {
    return refusedPage(
      html`<p class="problem">This address lacks its token: please open the link in the mail as a whole.</p>`,
    );
  }
  return {
    title: 'Confirm your subscription',
    body: html` <div class="card">
      <p>One press, and your digests of research papers come by e-mail. With it you say:</p>
      <blockquote>${await actions.readConsent(token)}</blockquote>
      <form method="post" action="/confirm">
        <input type="hidden" name="token" value="${token}" />
        <button>Confirm subscription</button>
      </form>
      <p class="faint">If you did not ask for this, just close the page: nothing will come.</p>
    </div>`,
  };
}

function confirmedPage(manageToken: string | null): Page {
  return {
    title: 'You are subscribed',
    body: html` <p class="notice" role="status">
        Your subscription is confirmed. The first digest comes at its next hour.
      </p>
      ${
        manageToken !== null &&
        html`<div class="card">
          <p>Would you like to choose topics, days and hours?</p>
          <form method="post" action="/manage">
            <input type="hidden" name="token" value="${manageToken}" />
            <input type="hidden" name="action" value="show" />
            <button>Choose what I receive</button>
          </form>
        </div>`
      }`,
  };
}

function refusedPage(problem: Page['body']): Page {
  return {
    title: 'Nothing was confirmed',
    status: 400,
    body: html`${problem}
      <p>
        A link to confirm works for seven days, and once. If you have pressed its button before, you are subscribed
        already; if it is too old, subscribe again.
      </p>`,
  };
}

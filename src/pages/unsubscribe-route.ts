import { html, type Html } from '../platform/html/html';
import type { Route } from '../platform/http';
import { pageRoute, type PageTask } from './page/page-route';
import { isDone, sayProblems } from './page/say-outcome';
import type { Page } from './page/send-page';
import { undoForm } from './page/undo-form';
import type { SubscriberActions } from './subscriber-actions';
import type { SubscriberPages } from './subscriber-pages';

/**
 * `/unsubscribe`: where every mail leads that somebody has enough of, and where mail programs post by themselves
 * (RFC 8058). It shows nothing of the person, since mails are forwarded.
 */
export function unsubscribeRoute({ actionsFor, admit }: SubscriberPages): Route {
  return pageRoute('/unsubscribe', admit, {
    show: ({ query, exchange }) => {
      const undoToken = query.get('undo');
      return undoToken === null ? ask(actionsFor(exchange), query.get('token') ?? '') : askToUndo(undoToken);
    },
    act: (task) => act(actionsFor(task.exchange), task),
  });
}

async function act(actions: SubscriberActions, { query, form }: PageTask): Promise<Page> {
  if (form.text('List-Unsubscribe') === 'One-Click') {
    // Only here does the token stand in the address of a POST: the mail program has nothing else.
    return leave(actions, { token: query.get('token') ?? '', all: false });
  }
  const token = form.text('token');
  switch (form.text('action')) {
    case 'one':
      return leave(actions, { token, all: false });
    case 'all':
      return leave(actions, { token, all: true });
    case 'less':
      return less(actions, { token, undoToken: form.text('undo') });
    case 'undo':
      return undo(actions, token);
    default:
      return incomplete;
  }
}

async function leave(actions: SubscriberActions, task: { token: string; all: boolean }): Promise<Page> {
  const left = await actions.unsubscribe(task);
  return isDone(left) ? leftPage(left.undoToken, task.token) : refused(sayProblems(left));
}

async function undo(actions: SubscriberActions, token: string): Promise<Page> {
  const undone = await actions.undoUnsubscribe(token);
  return isDone(undone)
    ? { title: 'Welcome back', body: html`<p class="notice" role="status">What had ended goes on as before.</p>` }
    : refused(sayProblems(undone));
}

/** Whoever has left already comes back for it: without a subscription there is nothing to choose, and no mail to send. */
async function less(actions: SubscriberActions, task: { token: string; undoToken: string }): Promise<Page> {
  const undone = task.undoToken === '' ? null : await actions.undoUnsubscribe(task.undoToken);
  if (undone !== null && !isDone(undone)) {
    return refused(sayProblems(undone));
  }
  const mailed = await actions.mailManageLinkTo(task.token);
  return isDone(mailed) ? linkMailed : refused(sayProblems(mailed));
}

async function ask(actions: SubscriberActions, token: string): Promise<Page> {
  if (token === '') {
    return incomplete;
  }
  if (await actions.endsEverything(token)) {
    return { title: 'Unsubscribe', body: endEverything(token) };
  }
  return {
    title: 'Unsubscribe',
    body: html` <div class="card">
        <h2>End this subscription</h2>
        <p>The digest that brought you here stops at once.</p>
        ${button(token, 'one', 'Unsubscribe')}
      </div>
      <div class="card">
        <h2>Weekly instead?</h2>
        <p>
          Perhaps it was only too much. We send a link to the subscribed address, and there a week's best in one mail is
          one press away.
        </p>
        ${button(token, 'less', 'Mail me the link', 'quiet')}
      </div>
      ${endEverything(token)}`,
  };
}

function endEverything(token: string): Html {
  return html`<div class="card">
    <h2>End everything</h2>
    <p>Every subscription of the address stops at once, and what was not confirmed is dropped.</p>
    ${button(token, 'all', 'Unsubscribe from all', 'grave')}
  </div>`;
}

function askToUndo(undoToken: string): Page {
  return {
    title: 'Undo unsubscribing',
    body: html`<div class="card">
      <p>This brings your subscription back as it was.</p>
      ${button(undoToken, 'undo', 'Bring it back')}
    </div>`,
  };
}

function leftPage(undoToken: string | null, token: string): Page {
  return {
    title: 'You are unsubscribed',
    body: html`<p class="notice" role="status">Nothing more of it will come.</p>
      ${
        undoToken !== null &&
        html`${undoForm(undoToken)}
          <div class="card">
            <h2>Weekly instead?</h2>
            <p>
              Perhaps it was only too much. We undo it, and send a link to the address where one press makes it a week's
              best in one mail.
            </p>
            ${button(token, 'less', 'Undo and mail me the link', 'quiet', html`<input type="hidden" name="undo" value="${undoToken}" />`)}
          </div>`
      }`,
  };
}

function button(token: string, action: string, label: string, look = '', more?: Html): Html {
  return html`<form method="post" action="/unsubscribe">
    <input type="hidden" name="token" value="${token}" />${more}
    <button name="action" value="${action}" class="${look}">${label}</button>
  </form>`;
}

function refused(problem: Html): Page {
  return { title: 'That did not work', status: 400, body: problem };
}

const linkMailed: Page = {
  title: 'Look into your mail',
  body: html`<p class="notice" role="status">
    A link is on its way to the subscribed address. Behind it, “Weekly instead” is one press away, and so is all else:
    days, hours, topics, a pause.
  </p>`,
};

const incomplete: Page = refused(
  html`<p class="problem">
    This address lacks its token: please open the link in the mail as a whole, or
    <a href="/manage">have a new one sent</a>.
  </p>`,
);

import { html } from '../../platform/html/html';
import type { Exchange, Route } from '../../platform/http';
import { pageRoute, type PageTask } from '../page/page-route';
import { isDone, sayProblems } from '../page/say-outcome';
import { type Page, setPrivate } from '../page/send-page';
import type { Preferences, SubscriberActions } from '../subscriber-actions';
import type { SubscriberPages } from '../subscriber-pages';
import { changePreferences } from './change-preferences';
import { linkPage, linkRequested, linkTooOld } from './link-page';
import { preferencesPage } from './preferences-page';

/** `/manage`: a subscriber's own page, by the manage token of their mail; without one, a form that has one sent. */
export function manageRoute({ actionsFor, admit }: SubscriberPages): Route {
  return pageRoute('/manage', admit, {
    show: async ({ query, exchange }) => {
      const manageToken = query.get('token');
      if (manageToken === null) {
        return linkPage();
      }
      const preferences = await actionsFor(exchange).readPreferences(manageToken);
      return preferences === null ? linkTooOld : preferencesPage({ manageToken, preferences });
    },
    act: (task) => act(actionsFor(task.exchange), task),
  });
}

async function act(actions: SubscriberActions, { form, exchange }: PageTask): Promise<Page | 'sent'> {
  const action = form.text('action');
  if (action === 'link') {
    const requested = await actions.requestManageLink(form.text('email'));
    return isDone(requested) ? linkRequested : linkPage(sayProblems(requested));
  }
  const manageToken = form.text('token');
  const before = await actions.readPreferences(manageToken);
  if (before === null) {
    return linkTooOld;
  }
  switch (action) {
    case 'show':
      return preferencesPage({ manageToken, preferences: before });
    case 'export':
      return sendData(actions, manageToken, exchange);
    case 'erase':
      return erase(actions, manageToken, before, form.has('sure'));
    default: {
      const said = await changePreferences(actions, { manageToken, before, form });
      const preferences = said.preferences ?? (await actions.readPreferences(manageToken));
      return preferences === null
        ? { title: 'Your subscriptions', body: said.notice }
        : preferencesPage({ manageToken, preferences, notice: said.notice });
    }
  }
}

async function sendData(actions: SubscriberActions, manageToken: string, exchange: Exchange): Promise<Page | 'sent'> {
  const data = await actions.exportData(manageToken);
  if (data === null) {
    return linkTooOld;
  }
  setPrivate(exchange, "default-src 'none'");
  exchange.response.setHeader('content-disposition', 'attachment; filename="broadsheet.json"');
  exchange.send(200, 'application/json; charset=utf-8', `${JSON.stringify(data, null, 2)}\n`);
  return 'sent';
}

async function erase(
  actions: SubscriberActions,
  manageToken: string,
  preferences: Preferences,
  isSure: boolean,
): Promise<Page> {
  if (!isSure) {
    const notice = html`<p class="problem" role="alert">
      Please tick the box beside the button first: this cannot be undone.
    </p>`;
    return preferencesPage({ manageToken, preferences, notice });
  }
  const erased = await actions.erase({ manageToken });
  if (!isDone(erased)) {
    return preferencesPage({ manageToken, preferences, notice: sayProblems(erased) });
  }
  return {
    title: 'You are forgotten',
    body: html`<p class="notice" role="status">
      Your address and all that we knew of you are erased. What stays is a mark that cannot be turned back into the
      address; it keeps anybody but yourself from subscribing it again.
    </p>`,
  };
}

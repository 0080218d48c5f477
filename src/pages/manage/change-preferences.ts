import { Cadence, Weekday } from '../../subscribers';
import { html, type Html } from '../../platform/html/html';
import type { Form } from '../page/read-form';
import { isDone, sayProblems } from '../page/say-outcome';
import { undoForm } from '../page/undo-form';
import type { Outcome, Preferences, SubscriberActions, SubscriptionChanges } from '../subscriber-actions';
import { readChanges, readSlugs } from './read-changes';

/** What is said of a change. */
export interface Said {
  readonly notice: Html;
  /** Where it was refused: how things would stand, so that nobody has to type them again. */
  readonly preferences?: Preferences;
}

/** A press on a button of the preferences. */
export interface ChangeTask {
  readonly manageToken: string;
  readonly before: Preferences;
  readonly form: Form;
}

/** Carries out what a button of the preferences says. */
export async function changePreferences(actions: SubscriberActions, task: ChangeTask): Promise<Said> {
  const { manageToken, form } = task;
  switch (form.text('action')) {
    case 'update':
      return update(actions, task, readChanges(form));
    case 'weekly':
      return weekly(actions, task);
    case 'end':
      return say(await actions.endSubscription({ manageToken, id: form.text('id') }), 'That subscription has ended.');
    case 'revive':
      return say(
        await actions.reviveSubscription({ manageToken, id: form.text('id'), topics: readSlugs(form) }),
        'That subscription is back.',
      );
    case 'delete':
      return say(await actions.deleteSubscription({ manageToken, id: form.text('id') }), 'That subscription is gone.');
    case 'pause': {
      const pause = { manageToken, until: form.text('until') || null };
      return say(await actions.pause(pause), 'Your mail pauses. You can resume whenever you like.');
    }
    case 'resume':
      return say(await actions.resume({ manageToken }), 'Your mail comes again.');
    case 'leave': {
      const left = await actions.unsubscribeFromAll({ manageToken });
      const said = say(left, 'All subscriptions have ended.');
      return left.undoToken === null ? said : { notice: html`${said.notice}${undoForm(left.undoToken)}` };
    }
    default:
      return { notice: html`<p class="problem" role="alert">Expected one of the buttons of this page.</p>` };
  }
}

/** A week's best in one mail, on the weekday that is set already, or on Mondays. */
async function weekly(actions: SubscriberActions, task: ChangeTask): Promise<Said> {
  const subscription = task.before.subscriptions.find(({ id }) => id === task.form.text('id'));
  if (subscription === undefined) {
    return { notice: html`<p class="problem" role="alert">That subscription has ended meanwhile.</p>` };
  }
  const { id: _, ...settings } = subscription;
  return update(actions, task, { ...settings, cadence: Cadence.WEEKLY, weekday: settings.weekday ?? Weekday.MONDAY });
}

async function update(actions: SubscriberActions, task: ChangeTask, changes: SubscriptionChanges): Promise<Said> {
  const { manageToken, before, form } = task;
  const id = form.text('id');
  const areNumbers = [changes.hour, changes.maxPapers, changes.minVotes].every(Number.isInteger);
  const updated = areNumbers ? await actions.updateSubscription({ manageToken, id, changes }) : notNumbers;
  const said = say(updated, 'Your choice is saved.');
  if (isDone(updated)) {
    return said;
  }
  const subscriptions = before.subscriptions.map((stored) => (stored.id === id ? { ...stored, ...changes } : stored));
  return { ...said, preferences: { ...before, subscriptions } };
}

const notNumbers: Outcome = { userErrors: [{ message: 'Expected whole numbers for hour, papers and votes.' }] };

function say(outcome: Outcome, done: string): Said {
  return { notice: isDone(outcome) ? html`<p class="notice" role="status">${done}</p>` : sayProblems(outcome) };
}

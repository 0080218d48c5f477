import type { Admit } from './page/page-route';
import type { ActionsFor } from './subscriber-actions';

/** What the pages of subscribers need of the application. */
export interface SubscriberPages {
  readonly actionsFor: ActionsFor;
  readonly admit: Admit;
}

import type { Route } from '../platform/http';
import { confirmRoute } from './confirm-route';
import { manageRoute } from './manage/manage-route';
import type { ActionsFor } from './subscriber-actions';
import { unsubscribeRoute } from './unsubscribe-route';

/** `/confirm`, `/unsubscribe` and `/manage`: where the links of mails lead. They need no script. */
export function subscriberRoutes(actionsFor: ActionsFor): Route[] {
  return [confirmRoute(actionsFor), unsubscribeRoute(actionsFor), manageRoute(actionsFor)];
}

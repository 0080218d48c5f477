import type { Route } from '../platform/http';
import { confirmRoute } from './confirm-route';
import { manageRoute } from './manage/manage-route';
import type { SubscriberActions } from './subscriber-actions';
import { unsubscribeRoute } from './unsubscribe-route';

/** `/confirm`, `/unsubscribe` and `/manage`: where the links of mails lead. They need no script. */
export function subscriberRoutes(actions: SubscriberActions): Route[] {
  return [confirmRoute(actions), unsubscribeRoute(actions), manageRoute(actions)];
}

import type { Route } from '../platform/http';
import { confirmRoute } from './confirm-route';
import { manageRoute } from './manage/manage-route';
import type { SubscriberPages } from './subscriber-pages';
import { unsubscribeRoute } from './unsubscribe-route';

/** `/confirm`, `/unsubscribe` and `/manage`: where the links of mails lead. They need no script. */
export function subscriberRoutes(pages: SubscriberPages): Route[] {
  return [confirmRoute(pages), unsubscribeRoute(pages), manageRoute(pages)];
}

import type { Job } from '../../platform/jobs/job';

/** Whom to tell that their mail has ended, and the name of that mail. */
export interface EndToTell {
  subscriberKey: number;
  notice: string;
}

/** What `tellOfEnd` leaves where an address has had its mails of the day: done when there is room for this one. */
export const tellLater: Job<EndToTell> = {
  name: 'tell-of-end',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'subscriberKey' in payload && 'notice' in payload) {
      const { subscriberKey, notice } = payload;
      if (typeof subscriberKey === 'number' && typeof notice === 'string') {
        return { subscriberKey, notice };
      }
    }
    throw new Error(`Expected {"subscriberKey": …, "notice": …} for a late notice, got ${JSON.stringify(payload)}.`);
  },
};

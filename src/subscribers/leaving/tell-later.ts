import type { Job } from '../../platform/jobs/job';

/** Whom to tell that their mail has ended. */
export interface EndToTell {
  subscriberKey: number;
  /** The name of the mail that tells. */
  notice: string;
  /** When it ended, as JSON has instants: of ends before, other mails have told. */
  endedAt: string;
}

/** What `tellOfEnd` leaves where an address has had its mails of the day: done when there is room for this one. */
export const tellLater: Job<EndToTell> = {
  name: 'tell-of-end',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'subscriberKey' in payload && 'notice' in payload) {
      const { subscriberKey, notice } = payload;
      const endedAt = 'endedAt' in payload ? payload.endedAt : null;
      if (typeof subscriberKey === 'number' && typeof notice === 'string' && typeof endedAt === 'string') {
        return { subscriberKey, notice, endedAt };
      }
    }
    throw new Error(
      `Expected {"subscriberKey": …, "notice": …, "endedAt": …} for a late notice, got ${JSON.stringify(payload)}.`,
    );
  },
};

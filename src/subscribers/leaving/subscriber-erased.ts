import type { Job } from '../../platform/jobs/job';

/** A person was erased: whatever features above keep of them is to be forgotten too. */
export const subscriberErased: Job<{ subscriber: number }> = {
  name: 'subscriber-erased',
  parse: (payload) => {
    if (
      typeof payload === 'object' &&
      payload !== null &&
      'subscriber' in payload &&
      typeof payload.subscriber === 'number'
    ) {
      return { subscriber: payload.subscriber };
    }
    throw new Error(`Expected {"subscriber": key} for the job subscriber-erased, got ${JSON.stringify(payload)}.`);
  },
};

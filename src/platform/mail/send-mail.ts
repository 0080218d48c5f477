import type { Job } from '../jobs/job';

/** Sends one mail of the outbox. The job holds its key alone: whom it is for, and what it says, can be erased there. */
export const sendMail: Job<{ mail: string }> = {
  name: 'send-mail',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'mail' in payload && typeof payload.mail === 'string') {
      return { mail: payload.mail };
    }
    throw new Error(`Expected {"mail": key} for the job send-mail, got ${JSON.stringify(payload)}.`);
  },
};

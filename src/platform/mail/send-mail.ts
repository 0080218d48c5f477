import type { Job } from '../jobs/job';

/** Keys of mails. */
export interface MailsToSend {
  mails: readonly string[];
}

/** Sends mails of the outbox. The job holds their keys alone: whom they are for, and what they say, can be erased there. */
export const sendMail: Job<MailsToSend> = {
  name: 'send-mail',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null) {
      // One that an earlier release left names its one mail.
      const mails = 'mails' in payload ? payload.mails : 'mail' in payload ? [payload.mail] : null;
      if (Array.isArray(mails) && mails.every((mail) => typeof mail === 'string')) {
        return { mails };
      }
    }
    throw new Error(`Expected {"mails": [key …]} for the job send-mail, got ${JSON.stringify(payload)}.`);
  },
};

import type { Job } from '../../platform/jobs/job';

/** Keys of requests that are to be answered. */
export interface RequestsToAnswer {
  requests: readonly string[];
}

/** What `leaveRequests` leaves: the job knows the requests by their keys, since addresses have no place in a queue. */
export const answerRequests: Job<RequestsToAnswer> = {
  name: 'answer-subscription-requests',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'requests' in payload && isListOfKeys(payload.requests)) {
      return { requests: payload.requests };
    }
    throw new Error(`Expected {"requests": […]} for the job ${answerRequests.name}, got ${JSON.stringify(payload)}.`);
  },
};

function isListOfKeys(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string' && /^\d{1,19}$/.test(key));
}

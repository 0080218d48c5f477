import { handleJob, type JobHandler } from '../jobs/handle-job';
import type { Job } from '../jobs/job';
import { isMessageName } from './message-name';
import type { Transport } from './transport';

/** Has the transport forget messages. */
export const forgetMessages: Job<{ names: string[] }> = {
  name: 'forget-messages',
  parse: (payload) => {
    if (typeof payload === 'object' && payload !== null && 'names' in payload && isListOfNames(payload.names)) {
      return { names: payload.names };
    }
    throw new Error(`Expected {"names": […]} for the job forget-messages, got ${JSON.stringify(payload)}.`);
  },
};

/** Does it. */
export function forgetMessagesJob(transport: Transport): JobHandler {
  return handleJob(forgetMessages, ({ payload }) => transport.forget(payload.names));
}

function isListOfNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && isMessageName(name));
}

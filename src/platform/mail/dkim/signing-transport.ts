import type { DkimConfig } from '../../config/read-dkim-config';
import type { Transport } from '../transport';
import { signMessage } from './sign-message';

/** A transport that signs what it is given, then hands it to another: captured mail is signed as sent mail is. */
export function signingTransport(dkim: DkimConfig, transport: Transport): Transport {
  return {
    ...transport,
    send: async (message, isCalledOff) =>
      transport.send({ ...message, bytes: await signMessage(message.bytes, dkim) }, isCalledOff),
  };
}

import { networkOf } from '../access';
import {
  confirmSubscription,
  consentOfToken,
  endsEverything,
  mailLinkToOwner,
  requestManageLink,
  undoUnsubscribe,
  unsubscribe,
} from '../subscribers';
import { type CommandTools, commandRunner } from './commands/command-runner';
import { manageCommands } from './commands/manage-commands';
import type { ActionsFor } from './subscriber-actions';

/** The actions of the pages by the commands that stand behind the API too. */
export function subscriberCommands(tools: CommandTools): ActionsFor {
  const { addressKeys } = tools;
  return ({ clientIp }) => {
    const network = networkOf(clientIp);
    const run = commandRunner(tools);
    return {
      readConsent: (token) => consentOfToken(tools.database, token),
      confirm: (token) =>
        run({ token }, { manageToken: null }, (task) => confirmSubscription({ ...task, network, addressKeys })),
      endsEverything: (token) => endsEverything(tools.database, token),
      unsubscribe: (task) =>
        run(task, { undoToken: null }, (command) => unsubscribe({ ...command, network, addressKeys })),
      undoUnsubscribe: (token) => run({ token }, {}, (task) => undoUnsubscribe({ ...task, network })),
      mailManageLinkTo: (token) => run({ token }, {}, (task) => mailLinkToOwner({ ...task, addressKeys })),
      requestManageLink: (email) => run({ email }, {}, (task) => requestManageLink({ ...task, network })),
      ...manageCommands(tools, network),
    };
  };
}

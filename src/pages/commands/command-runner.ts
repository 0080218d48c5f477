import type { Clock } from '../../platform/clock/clock';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { type CommandTask, runCommand } from '../../platform/graphql/mutations/run-command';
import type { UserError } from '../../platform/graphql/mutations/user-error';

/** What commands need beside their input. */
export interface CommandTools {
  readonly database: Database;
  readonly clock: Clock;
  readonly addressKeys: AddressKeys;
}

/** Runs one command on an input, or says with `refused` why not: as a mutation would. */
export type RunCommand = <Input extends object, Result extends object, Refused extends object>(
  input: Input,
  refused: Refused,
  command: (task: CommandTask<Input>) => Promise<Result>,
) => Promise<(Result | Refused) & { userErrors: UserError[] }>;

/** Makes the runner of one request. */
export function commandRunner({ database, clock }: CommandTools): RunCommand {
  const context = { database, clock, loaderScope: {} };
  return (input, refused, command) => runCommand({ context, input, refused, command });
}

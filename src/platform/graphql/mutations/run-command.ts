import { DatabaseError } from 'pg';
import type { Transaction } from '../../database/transaction';
import type { RequestContext } from '../context/request-context';
import { InputRefused, type UserError } from './user-error';
import { validateInput } from './validate-input';

/** What every command is given: its input, the one transaction that it happens in, and the time. */
export interface CommandTask<Input> {
  input: Input;
  transaction: Transaction;
  now: Date;
}

/**
 * Carries out one mutation: validates its input, runs the command in a transaction, and makes a payload of what it
 * returns, or of its refusal together with `refused`, what the payload holds where nothing was done. What PostgreSQL
 * breaks off to let another transaction through is carried out once more: a command leaves nothing outside its own.
 */
export async function runCommand<Input extends object, Result extends object, Refused extends object>(mutation: {
  context: Pick<RequestContext, 'database' | 'clock' | 'loaderScope'>;
  input: Input;
  command: (task: CommandTask<Input>) => Promise<Result>;
  refused: Refused;
  /** Set for a command that takes the catalogue's lock. */
  writesCatalogue?: boolean;
}): Promise<(Result | Refused) & { userErrors: UserError[] }> {
  const { context, input, command, refused, writesCatalogue = false } = mutation;
  const userErrors = validateInput(input);
  if (userErrors.length > 0) {
    return { ...refused, userErrors };
  }
  try {
    const { database, clock } = context;
    const carryOut = (transaction: Transaction) => command({ input, transaction, now: clock.now() });
    const tryOnce = () => (writesCatalogue ? database.catalogueTransaction(carryOut) : database.transaction(carryOut));
    const result = await tryOnce().catch((error: unknown) => {
      if (isBrokenOff(error)) {
        return tryOnce();
      }
      throw error;
    });
    context.loaderScope = {};
    return { userErrors: [], ...result };
  } catch (error) {
    if (error instanceof InputRefused) {
      return { ...refused, userErrors: [...error.userErrors] };
    }
    throw error;
  }
}

/** By SQLSTATE: deadlock_detected, and serialization_failure. */
const brokenOff: ReadonlySet<string | undefined> = new Set(['40P01', '40001']);

function isBrokenOff(error: unknown): boolean {
  return error instanceof DatabaseError && brokenOff.has(error.code);
}

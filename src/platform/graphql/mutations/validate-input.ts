import { type ValidationError, validateSync } from 'class-validator';
import { type UserError, UserErrorCode } from './user-error';

/** Holds an input against its class-validator rules; each broken rule is a user error with the path to its field. */
export function validateInput(input: object): UserError[] {
  const errors = validateSync(input, { forbidUnknownValues: false, validationError: { target: false } });
  return errors.flatMap((error) => toUserErrors(error, []));
}

function toUserErrors(error: ValidationError, parents: readonly string[]): UserError[] {
  const field = [...parents, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    message,
    code: codes[rule] ?? UserErrorCode.INVALID,
    field,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => toUserErrors(child, field))];
}

const codes: Readonly<Record<string, UserErrorCode | undefined>> = {
  isNotBlank: UserErrorCode.REQUIRED,
  isNotEmpty: UserErrorCode.REQUIRED,
  isDefined: UserErrorCode.REQUIRED,
  arrayNotEmpty: UserErrorCode.REQUIRED,
  maxLength: UserErrorCode.TOO_LONG,
  arrayMaxSize: UserErrorCode.TOO_MANY,
};

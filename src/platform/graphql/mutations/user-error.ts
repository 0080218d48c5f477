import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What is wrong with a piece of input. A closed list. */
export enum UserErrorCode {
  INVALID = 'INVALID',
  REQUIRED = 'REQUIRED',
  TOO_LONG = 'TOO_LONG',
  TOO_MANY = 'TOO_MANY',
  NOT_FOUND = 'NOT_FOUND',
  TAKEN = 'TAKEN',
  EXPIRED = 'EXPIRED',
  CONFLICT = 'CONFLICT',
  UNSUPPORTED = 'UNSUPPORTED',
}

registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'What is wrong with a piece of input.',
  valuesConfig: {
    INVALID: { description: 'It is not of the form that is expected.' },
    REQUIRED: { description: 'It is missing or empty.' },
    TOO_LONG: { description: 'The text is too long.' },
    TOO_MANY: { description: 'The list is too long.' },
    NOT_FOUND: { description: 'It names something that does not exist.' },
    TAKEN: { description: 'Something else already has it.' },
    EXPIRED: { description: 'It was right once.' },
    CONFLICT: { description: 'It contradicts what is there, or itself.' },
    UNSUPPORTED: { description: 'It is right and cannot be done.' },
  },
});

/** Something that the caller of a mutation got wrong. */
@ObjectType({ description: 'Something that the caller of a mutation got wrong.' })
export class UserError {
  @Field({ description: 'What was expected, and what arrived.' })
  message!: string;

  @Field(() => UserErrorCode, { description: 'For programs.' })
  code!: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description: 'The path of the offending input, outermost first, such as ["papers", "3", "title"].',
  })
  field!: string[] | null;
}

/** Thrown by a command that refuses its input: its transaction is rolled back and the payload says why. */
export class InputRefused extends Error {
  constructor(readonly userErrors: readonly UserError[]) {
    super(userErrors.map(({ field, message }) => `${field?.join('.') ?? 'input'}: ${message}`).join('\n'));
    this.name = 'InputRefused';
  }
}

/** One user error, for `throw refuse(UserErrorCode.NOT_FOUND, ['id'], '…')`. */
export function refuse(code: UserErrorCode, field: string[] | null, message: string): InputRefused {
  return new InputRefused([{ code, field, message }]);
}

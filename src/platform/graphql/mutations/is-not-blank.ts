import { ValidateBy } from 'class-validator';

/** A text with more in it than white space; REQUIRED otherwise. */
export function IsNotBlank(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBlank',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && /\S/u.test(value),
      defaultMessage: () => 'Expected a text, got none or only white space.',
    },
  });
}

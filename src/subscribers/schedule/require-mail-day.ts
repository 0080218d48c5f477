import { badUserInput } from '../../platform/graphql/errors/errors';

const dayMillis = 86_400_000;
const firstDay = '1000-01-01';
const lastDay = '9998-12-31';

/**
 * The number of a day, "2025-03-13", counted from 1970-01-01. BAD_USER_INPUT where it lies so far off that an hour of it
 * could not be told, somewhere on Earth, in a year of four digits.
 */
export function requireMailDay(date: string, argument: string): number {
  if (date < firstDay || date > lastDay) {
    throw badUserInput(`${argument}: expected a day from ${firstDay} to ${lastDay}, got ${date}.`);
  }
  return Date.parse(date) / dayMillis;
}

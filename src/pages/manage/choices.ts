import type { Cadence, Weekday } from '../../subscribers';

/** How often, in words. */
export const cadences: Readonly<Record<`${Cadence}`, string>> = {
  INSTANT: 'As papers appear',
  DAILY: 'Every day',
  WEEKDAYS: 'Monday to Friday',
  WEEKLY: 'Once a week',
  MONTHLY: 'Once a month',
};

/** The days of the week, in words. */
export const weekdays: Readonly<Record<`${Weekday}`, string>> = {
  MONDAY: 'Monday',
  TUESDAY: 'Tuesday',
  WEDNESDAY: 'Wednesday',
  THURSDAY: 'Thursday',
  FRIDAY: 'Friday',
  SATURDAY: 'Saturday',
  SUNDAY: 'Sunday',
};

/** Whether a form's value is one of the choices. */
export function isOneOf<Choice extends string>(
  choices: Readonly<Record<Choice, string>>,
  value: string,
): value is Choice {
  return Object.hasOwn(choices, value);
}

import { Cadence, Weekday } from '../../subscribers';

/** How often, in words. */
export const cadences: Readonly<Record<Cadence, string>> = {
  [Cadence.INSTANT]: 'As papers appear',
  [Cadence.DAILY]: 'Every day',
  [Cadence.WEEKDAYS]: 'Monday to Friday',
  [Cadence.WEEKLY]: 'Once a week',
  [Cadence.MONTHLY]: 'Once a month',
};

/** The days of the week, in words. */
export const weekdays: Readonly<Record<Weekday, string>> = {
  [Weekday.MONDAY]: 'Monday',
  [Weekday.TUESDAY]: 'Tuesday',
  [Weekday.WEDNESDAY]: 'Wednesday',
  [Weekday.THURSDAY]: 'Thursday',
  [Weekday.FRIDAY]: 'Friday',
  [Weekday.SATURDAY]: 'Saturday',
  [Weekday.SUNDAY]: 'Sunday',
};

/** Whether a form's value is one of the choices. */
export function isOneOf<Choice extends string>(
  choices: Readonly<Record<Choice, string>>,
  value: string,
): value is Choice {
  return Object.hasOwn(choices, value);
}

import { registerEnumType } from 'type-graphql';

export enum Cadence {
  INSTANT = 'INSTANT',
  DAILY = 'DAILY',
  WEEKDAYS = 'WEEKDAYS',
  WEEKLY = 'WEEKLY',
  MONTHLY = 'MONTHLY',
}

registerEnumType(Cadence, {
  name: 'Cadence',
  description: 'How often a digest is mailed.',
  valuesConfig: {
    INSTANT: { description: 'As papers arrive.' },
    DAILY: { description: 'Every day.' },
    WEEKDAYS: { description: 'Monday to Friday.' },
    WEEKLY: { description: 'On one day of the week.' },
    MONTHLY: { description: 'On the first day of the month.' },
  },
});

export enum Weekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

registerEnumType(Weekday, { name: 'Weekday', description: 'A day of the week.' });

import { Cadence } from '../../subscribers';
import type { Form } from '../page/read-form';
import type { SubscriptionChanges } from '../subscriber-actions';
import { cadences, isOneOf, weekdays } from './choices';

/** A subscription's settings as its form has them. Numbers that are none become NaN. */
export function readChanges(form: Form): SubscriptionChanges {
  const cadence = form.text('cadence');
  const weekday = form.text('weekday');
  return {
    cadence: isOneOf(cadences, cadence) ? cadence : Cadence.DAILY,
    weekday: isOneOf(weekdays, weekday) ? weekday : null,
    hour: form.integer('hour'),
    timeZone: form.text('timeZone'),
    maxPapers: form.integer('maxPapers'),
    minVotes: form.integer('minVotes'),
    skipWeekends: form.has('skipWeekends'),
    topics: readSlugs(form),
    searches: form.lines('searches'),
    authors: form.lines('authors'),
  };
}

/** The slugs of topics, however they are set apart. */
export function readSlugs(form: Form): string[] {
  return form
    .text('topics')
    .split(/[\s,]+/)
    .filter((slug) => slug !== '');
}

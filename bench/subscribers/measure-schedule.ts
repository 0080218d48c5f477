import { Cadence, nextDeliveryAt, Weekday } from '../../src/subscribers';

const calls = 300_000;

/** How many deliveries are planned a second, over all zones and cadences, once with cold caches and once with warm ones. */
export function measureSchedule(): object {
  const [cold, warm] = [perSecond(), perSecond()];
  process.stdout.write(`next delivery: ${cold} a second of CPU at first, ${warm} from then on\n`);
  return { cold, warm };
}

function perSecond(): number {
  const zones = Intl.supportedValuesOf('timeZone');
  const cadences = [Cadence.DAILY, Cadence.WEEKDAYS, Cadence.WEEKLY, Cadence.MONTHLY];
  const weekdays = Object.values(Weekday);
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) {
    nextDeliveryAt(
      {
        cadence: cadences[call % cadences.length] ?? Cadence.DAILY,
        weekday: weekdays[call % weekdays.length] ?? null,
        hour: call % 24,
        timeZone: zones[call % zones.length] ?? 'UTC',
        skipWeekends: call % 5 === 0,
      },
      new Date(Date.UTC(2026, 9, 20) + call * 10_000),
    );
  }
  const { user, system } = process.cpuUsage(start);
  return Math.round(calls / ((user + system) / 1e6));
}

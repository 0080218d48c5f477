import { parseArgs } from 'node:util';
import { makeUpPapers, type PaperRow, readPapers } from './made-up-papers';
import { vocabularyOf } from './subscribers/made-up-interests';
import { makeUpDay } from './subscribers/made-up-day';
import { measureMatching } from './subscribers/measure-matching';
import { measureSchedule } from './subscribers/measure-schedule';

/**
 * What it costs to find the digest subscriptions that a day of papers reaches, and how that grows with their number;
 * and to work out when they are due. Papers, and the words that subscriptions look for, are real ones where `--data`
 * names files of them.
 */
export async function subscribersBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      subscriptions: { type: 'string', default: '10000,100000,1000000' },
      papers: { type: 'string', default: '50' },
      data: { type: 'string', multiple: true, default: [] },
    },
  });
  const { vocabulary, day } = takeFrom(
    values.data.length > 0 ? (await Promise.all(values.data.map(readPapers))).flat() : makeUpPapers(20_000),
    Number(values.papers),
  );
  const matching = [];
  for (const subscriptions of values.subscriptions.split(',').map(Number)) {
    matching.push(measureMatching({ vocabulary, day, subscriptions }));
  }
  return { real: values.data.length > 0, matching, schedule: measureSchedule() };
}

/** All that is needed of the papers, so that they do not count as memory of what is measured. */
function takeFrom(samples: readonly PaperRow[], papers: number) {
  return { vocabulary: vocabularyOf(samples), day: makeUpDay(samples, papers) };
}

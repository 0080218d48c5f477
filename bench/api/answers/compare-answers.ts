import { type Arena, takeVotesBack } from '../arena';
import type { RunningContender } from '../contenders/start-contender';
import type { ApiQuery } from '../queries/api-query';
import { firstDifference } from './first-difference';
import { plainValues } from './plain-values';
import { type Requests, requestsOf, send } from './requests-of';

/** The requests of each contender for a query; contenders that do not serve it are left out. */
export type Prepared = ReadonlyMap<RunningContender, Requests>;

/**
 * Asks every contender for some of the requests of a query, spread over all of them, and throws at the first answer that
 * is not what the first contender says. Returns the requests of all.
 */
export async function compareAnswers(arena: Arena, query: ApiQuery, samples: number): Promise<Prepared> {
  const prepared = new Map<RunningContender, Requests>();
  let expected: { of: RunningContender; answers: unknown[] } | null = null;
  for (const running of arena.running.filter(({ contender }) => contender.serves(query))) {
    const requests = await requestsOf(query, running, arena);
    prepared.set(running, requests);
    const answers = await ask(running, requests, { samples, together: !query.withKey });
    if (query.withKey) {
      await takeVotesBack(arena.database);
    }
    expected ??= { of: running, answers };
    requireSame(query, expected, { of: running, answers });
  }
  return prepared;
}

/** All together, so that what is merged is compared as well; but votes in their order, since they count. */
async function ask(
  { url }: RunningContender,
  { headers, bodies }: Requests,
  { samples, together }: { samples: number; together: boolean },
): Promise<unknown[]> {
  const step = Math.max(1, Math.floor(bodies.length / samples));
  const chosen = bodies.filter((_, place) => place % step === 0).slice(0, samples);
  const answerTo = async (body: string): Promise<unknown> => parse(await send(url, headers, body), body);
  if (together) {
    return Promise.all(chosen.map(answerTo));
  }
  const answers: unknown[] = [];
  for (const body of chosen) {
    answers.push(await answerTo(body));
  }
  return answers;
}

function parse(text: string, body: string): unknown {
  const { data, errors } = JSON.parse(text);
  if (errors || !data) {
    throw new Error(`Expected data for ${body.slice(0, 500)}, got ${text.slice(0, 500)}`);
  }
  return data;
}

interface Answered {
  of: RunningContender;
  answers: readonly unknown[];
}

function requireSame(query: ApiQuery, expected: Answered, actual: Answered): void {
  const sameDialect = expected.of.contender.dialect === actual.of.contender.dialect;
  const comparable = sameDialect ? (answer: unknown) => answer : plainValues;
  expected.answers.forEach((answer, place) => {
    const difference = firstDifference(comparable(answer), comparable(actual.answers[place]));
    if (difference !== null) {
      const names = `${expected.of.contender.name} and ${actual.of.contender.name}`;
      throw new Error(`Expected one answer of ${names} to the request ${place} of ${query.name}, but ${difference}.`);
    }
  });
}

import { type GraphqlRequest, type RawAnswer, send } from './send';
import type { Pair } from './start-pair';

/** Two answers to one request that should have been one. */
export interface Difference {
  request: GraphqlRequest;
  unplanned: RawAnswer;
  planned: RawAnswer;
  /** What the planned application has logged; a fault is a difference even where the answers agree. */
  faults: readonly string[];
}

/** What came of one request sent to both; `difference` is null where nothing tells them apart. */
export interface Comparison {
  answer: RawAnswer;
  difference: Difference | null;
}

const mostRaces = 5;

/**
 * Asks both and holds the answers against each other: status, content type, and every byte of the body. Of several
 * errors, the first to happen takes the place of the others, and which one that is differs from time to time, with the
 * planner and without: where there are errors, both are asked until they agree, a few times.
 */
export async function compare(pair: Pair, request: GraphqlRequest): Promise<Comparison> {
  const faults: string[] = [];
  for (let race = 1; ; race += 1) {
    const [unplanned, planned] = await Promise.all([
      send(pair.unplanned.url, request),
      send(pair.planned.url, request),
    ]);
    faults.push(...pair.takeFaults());
    const agree =
      unplanned.status === planned.status &&
      unplanned.contentType === planned.contentType &&
      unplanned.body === planned.body;
    const mayRace = unplanned.body.includes('"errors":[') && planned.body.includes('"errors":[');
    if (agree || !mayRace || race === mostRaces) {
      const same = agree && faults.length === 0;
      return { answer: unplanned, difference: same ? null : { request, unplanned, planned, faults } };
    }
  }
}

const around = 80;

/** The request, and the first place at which the answers part, with what stands there on both sides. */
export function describeDifference({ request, unplanned, planned, faults }: Difference): string {
  const left = `${unplanned.status} ${unplanned.contentType} ${unplanned.body}`;
  const right = `${planned.status} ${planned.contentType} ${planned.body}`;
  const { query, ...others } = request;
  const from = Math.max(0, firstDifference(left, right) - around / 2);
  return [
    query,
    JSON.stringify(others),
    ...(left === right
      ? ['The answers are the same.']
      : [
          `At character ${from + around / 2} of the answer:`,
          `  unplanned ${left.slice(from, from + around)}`,
          `  planned   ${right.slice(from, from + around)}`,
        ]),
    ...faults.map((fault) => `The planned application logged ${fault.slice(0, 600)}`),
  ].join('\n');
}

function firstDifference(left: string, right: string): number {
  let place = 0;
  while (place < left.length && left[place] === right[place]) {
    place += 1;
  }
  return place;
}

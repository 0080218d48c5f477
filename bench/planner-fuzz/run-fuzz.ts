import { getOperationAST, type GraphQLSchema, parse } from 'graphql';
import { computeCost, limits } from '../../src/platform/graphql/limits';
import { compare, type Difference } from './comparison/compare';
import { FieldCoverage } from './comparison/field-coverage';
import type { GraphqlRequest } from './comparison/send';
import { isValid, shrink } from './comparison/shrink';
import type { Pair } from './comparison/start-pair';
import type { KnownValues } from './library/known-values';
import { OperationSource } from './operations/random-operation';
import { Random } from './random';

/** What a run needs: two applications, and what their database holds. */
export interface FuzzSetup {
  schema: GraphQLSchema;
  pair: Pair;
  known: KnownValues;
  voterKeys: readonly [string, string];
}

/** What came of a run. */
export interface FuzzReport {
  operations: number;
  /** Each shrunk, with the seed that draws its operation first. */
  differences: { seed: number; shrunk: Difference }[];
  /** Of the answers, those with errors among them, and those without data. */
  withErrors: number;
  refused: number;
  meanBytes: number;
  medianBytes: number;
  fields: number;
  unvisited: string[];
}

const atOnce = 4;

/** Compares so many random operations, and stops drawing at the tenth difference; operation N has the seed + N. */
export async function runFuzz(
  setup: FuzzSetup,
  task: { seed: number; operations: number; progress?: (done: number) => void },
): Promise<FuzzReport> {
  const coverage = new FieldCoverage(setup.schema);
  const differences: FuzzReport['differences'] = [];
  const sizes: number[] = [];
  let drawn = 0;
  let withErrors = 0;
  let refused = 0;
  const work = async (): Promise<void> => {
    while (drawn < task.operations && differences.length < 10) {
      const seed = task.seed + drawn;
      drawn += 1;
      const request = drawRequest(setup, seed);
      coverage.add(request.query);
      const { answer, difference } = await compare(setup.pair, request);
      sizes.push(answer.body.length);
      withErrors += Number(answer.body.includes('"errors":['));
      refused += Number(answer.status !== 200);
      if (difference !== null) {
        differences.push({ seed, shrunk: await smallest(setup, difference) });
      }
      task.progress?.(drawn);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const ordered = sizes.toSorted((left, right) => left - right);
  return {
    operations: sizes.length,
    differences,
    withErrors: withErrors / sizes.length,
    refused: refused / sizes.length,
    meanBytes: Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length),
    medianBytes: ordered[Math.floor(ordered.length / 2)] ?? 0,
    ...coverage.report(),
  };
}

const admins = 0.2;
/** Of the operations that cost too much, this share is sent nevertheless. */
const refusedShare = 0.03;

/** The operation of a seed: the first valid one that is drawn with it. */
export function drawRequest({ schema, pair, known, voterKeys }: FuzzSetup, seed: number): GraphqlRequest {
  const random = new Random(seed);
  for (;;) {
    const isAdmin = random.chance(admins);
    const key = isAdmin ? pair.adminKey : random.pick([null, null, ...voterKeys]);
    const request = OperationSource.draw({ schema, random, known, key, isAdmin });
    if (isValid(schema, request) && (random.chance(refusedShare) || costOf(schema, request) <= limits.cost)) {
      return request;
    }
  }
}

function costOf(schema: GraphQLSchema, { query, operationName, variables = {} }: GraphqlRequest): number {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  return operation ? computeCost({ schema, document, operation, variables }) : 0;
}

async function smallest({ schema, pair }: FuzzSetup, difference: Difference): Promise<Difference> {
  let last = difference;
  await shrink(schema, difference.request, async (smaller) => {
    const { difference: still } = await compare(pair, smaller);
    last = still ?? last;
    return still !== null;
  });
  return last;
}

import { LruMap } from '../../cache/lru-map';
import type { Asker, Database } from '../database';
import { mergeValues, type Merging, mergingOf } from './merging';

/** One who waits for what an expression comes to. */
interface Waiting {
  values: unknown[];
  asker: Asker;
  resolve(data: string | null): void;
  reject(error: unknown): void;
}

/** All who ask for the same expression, with values of their own. */
interface Line {
  merging: Merging;
  waiting: Waiting[];
  running: number;
  /** How long one takes, in milliseconds, as measured lately. */
  millis: number;
}

/** While so many statements of an expression are under way, who comes joins the line. */
const mostRunning = 2;
/** A statement should take no longer, lest those in it wait for each other; and it has no more tuples. */
const longestMillis = 12;
const mostTuples = 32;
const mostLines = 1_000;
/** The weight of the last statement in the average. */
const freshness = 0.2;

/**
 * Finds what expressions come to. Who asks while nothing of the same expression is under way is served at once; others
 * wait for a statement to come back, and the next one serves as many of them as its measured cost allows.
 */
export class ExpressionMerger {
  private readonly lines = new LruMap<string, Line>(mostLines);

  constructor(private readonly database: Pick<Database, 'query' | 'queryFor'>) {}

  ask(text: string, values: unknown[], asker: Asker): Promise<string | null> {
    const line = this.lines.getOrMake(text, () => ({
      merging: mergingOf(text),
      waiting: [],
      running: 0,
      millis: longestMillis,
    }));
    return new Promise((resolve, reject) => {
      const one = { values, asker, resolve, reject };
      if (line.merging.kind === 'NONE') {
        void this.answerAlone(text, one);
        return;
      }
      line.waiting.push(one);
      if (line.running < mostRunning) {
        void this.serve(text, line);
      }
    });
  }

  private async serve(text: string, line: Line): Promise<void> {
    line.running += 1;
    while (line.waiting.length > 0) {
      const size = Math.min(mostTuples, Math.max(1, Math.floor(longestMillis / line.millis)));
      const served = line.waiting.splice(0, line.merging.kind === 'SAME' ? line.waiting.length : size);
      const startedAt = performance.now();
      await this.answer(text, line.merging, served);
      line.millis += freshness * ((performance.now() - startedAt) / served.length - line.millis);
    }
    line.running -= 1;
  }

  /** Never throws: each gets an answer or an error of its own. */
  private async answer(text: string, merging: Merging, served: readonly Waiting[]): Promise<void> {
    const [first, ...others] = served;
    if (first === undefined || others.length === 0) {
      await Promise.all(served.map((one) => this.answerAlone(text, one)));
      return;
    }
    try {
      if (merging.kind === 'TUPLES') {
        const values = mergeValues(
          merging,
          served.map((one) => one.values),
        );
        const rows = await this.database.query<{ place: number; data: string | null }>(merging.text, values);
        rows.forEach(({ place, data }) => served[place - 1]?.resolve(data));
      } else {
        const [row] = await this.database.query<{ data: string | null }>(alone(text), first.values);
        served.forEach((one) => one.resolve(row?.data ?? null));
      }
    } catch {
      // One tuple that fails has failed all: each is asked for by itself.
      await Promise.all(served.map((one) => this.answerAlone(text, one)));
    }
  }

  private async answerAlone(text: string, { values, asker, resolve, reject }: Waiting): Promise<void> {
    try {
      const [row] = await this.database.queryFor<{ data: string | null }>(asker, alone(text), values);
      resolve(row?.data ?? null);
    } catch (error) {
      reject(error);
    }
  }
}

function alone(text: string): string {
  return `select ${text} as data`;
}

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
  /** The statement for one who asks alone, the same object each time: a name is found for it without reading it. */
  alone: string;
  merging: Merging;
  waiting: Waiting[];
  running: number;
  isScheduled: boolean;
  /** What one takes of a processor, in milliseconds, as estimated lately: see `costOf`. */
  millis: number;
}

/** While so many statements of an expression are under way, who comes joins the line. */
const mostRunning = 2;
/**
 * From so much on, almost all of a statement is PostgreSQL's work, which is not less for being asked for together: each is
 * asked for by itself, and so many at a time, since a server that waits for the next question loses more.
 */
const heavyMillis = 2;
const mostHeavyRunning = 8;
/** Statements beyond so many at a time wait for a processor. */
const processors = 2;
/** A statement should take no longer, lest those in it wait for each other; and it has no more tuples. */
const longestMillis = 12;
const mostTuples = 32;
const mostLines = 1_000;
/** The weight of the last statement in the average. */
const freshness = 0.2;

/**
 * Finds what expressions come to. Who asks while little of the same expression is under way is served at once, together with
 * all who ask at that moment; others wait for a statement to come back. A statement serves as many as its measured cost
 * allows.
 */
export class ExpressionMerger {
  private readonly lines = new LruMap<string, Line>(mostLines);
  /** Statements of all lines. */
  private running = 0;

  constructor(private readonly database: Pick<Database, 'query' | 'queryFor'>) {}

  ask(text: string, values: unknown[], asker: Asker): Promise<string | null> {
    const line = this.lines.getOrMake(text, () => ({
      alone: `select ${text} as data`,
      merging: mergingOf(text),
      waiting: [],
      running: 0,
      isScheduled: false,
      millis: longestMillis,
    }));
    return new Promise((resolve, reject) => {
      const one = { values, asker, resolve, reject };
      if (line.merging.kind === 'NONE') {
        void this.answerAlone(line.alone, one);
        return;
      }
      line.waiting.push(one);
      serveSoon(line, 'QUESTION', () => this.serve(line));
    });
  }

  private async serve(line: Line): Promise<void> {
    const size = isHeavy(line) ? 1 : Math.min(mostTuples, Math.floor(longestMillis / line.millis));
    const served = line.waiting.splice(0, line.merging.kind === 'SAME' ? line.waiting.length : size);
    const next = (): Promise<void> => this.serve(line);
    line.running += 1;
    this.running += 1;
    const runningBefore = this.running;
    serveSoon(line, 'QUESTION', next);
    const startedAt = performance.now();
    await this.answer(line, served);
    const running = (runningBefore + this.running) / 2;
    line.millis += freshness * (costOf(performance.now() - startedAt, running) / served.length - line.millis);
    line.running -= 1;
    this.running -= 1;
    serveSoon(line, 'ANSWER', next);
  }

  /** Never throws: each gets an answer or an error of its own. */
  private async answer({ alone, merging }: Line, served: readonly Waiting[]): Promise<void> {
    const [first, ...others] = served;
    if (first === undefined) {
      return;
    }
    if (others.length === 0) {
      await this.answerAlone(alone, first);
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
        const [row] = await this.database.query<{ data: string | null }>(alone, first.values);
        served.forEach((one) => one.resolve(row?.data ?? null));
      }
    } catch {
      // One tuple that fails has failed all: each is asked for by itself.
      await Promise.all(served.map((one) => this.answerAlone(alone, one)));
    }
  }

  private async answerAlone(alone: string, { values, asker, resolve, reject }: Waiting): Promise<void> {
    try {
      const [row] = await this.database.queryFor<{ data: string | null }>(asker, alone, values);
      resolve(row?.data ?? null);
    } catch (error) {
      reject(error);
    }
  }
}

/** Of the time that a statement took while so many ran, its own share of the processors. */
function costOf(millis: number, running: number): number {
  return millis / Math.max(1, running / processors);
}

function isHeavy({ millis }: Line): boolean {
  return millis >= heavyMillis;
}

/**
 * Soon, and with all who ask until then, unless so much is under way that some of it has to come back. Those who ask are
 * of one turn of the event loop, and a tick later all of them have; one who asks alone is not kept for another turn. Behind
 * an answer it is worth it to wait for the turn's end: who got theirs is about to ask again.
 */
function serveSoon(line: Line, behind: 'QUESTION' | 'ANSWER', serve: () => Promise<void>): void {
  const most = isHeavy(line) ? mostHeavyRunning : mostRunning;
  if (line.isScheduled || line.waiting.length === 0 || line.running >= most) {
    return;
  }
  line.isScheduled = true;
  const start = (): void => {
    line.isScheduled = false;
    void serve();
  };
  if (behind === 'QUESTION') {
    process.nextTick(start);
  } else {
    setImmediate(start);
  }
}

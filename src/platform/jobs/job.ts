/** A kind of work that is left for later: who leaves it and who does it know each other by this alone. */
export interface Job<Payload extends object> {
  /** What the queue calls it. A job that waits while a release renames it is never done. */
  readonly name: string;
  /** Reads what the queue kept of the payload, as JSON. Throws where that is no payload of this job. */
  parse(payload: unknown): Payload;
  /** Jobs of one queue are done one at a time, by all workers together; jobs without one, as many as there are hands. */
  readonly queue?: string;
  /**
   * How often it is tried, 25 times unless said. Between the nth try and the next lie eⁿ seconds, six hours at most, so
   * that 25 take some four days. A try counts when it begins: one whose worker is killed counts too.
   */
  readonly maxAttempts?: number;
}

/** For jobs that need to be told nothing. */
export type NoPayload = Record<string, never>;

/** Reads the payload of a job that has none. */
export function noPayload(): NoPayload {
  return {};
}

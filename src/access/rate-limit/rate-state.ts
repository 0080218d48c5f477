/** What a caller has, in cost points. */
export interface RateState {
  limit: number;
  remaining: number;
  /** When all of the limit is there again. */
  resetAt: Date;
}

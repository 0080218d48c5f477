/** Of measured milliseconds, to the tenth. */
export interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

export function percentiles(millis: readonly number[]): Percentiles {
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

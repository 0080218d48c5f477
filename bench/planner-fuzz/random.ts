import { seededRandom } from '../made-up-papers';

/** Draws that come out the same for the same seed. */
export class Random {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
    // Seeds beside each other begin alike.
    this.next();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both bounds included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.next() * values.length)] as Value;
  }

  /** So many draws at most, at least one; the same value may come twice. */
  several<Value>(values: readonly Value[], most: number): Value[] {
    return Array.from({ length: this.between(1, most) }, () => this.pick(values));
  }

  /** One of the outcomes, each as often as its weight says. */
  weighted<Value>(outcomes: readonly (readonly [weight: number, outcome: () => Value])[]): Value {
    let left = this.next() * outcomes.reduce((sum, [weight]) => sum + weight, 0);
    const [, chosen] = outcomes.find(([weight]) => (left -= weight) < 0) ?? outcomes[0] ?? [];
    if (chosen === undefined) {
      throw new Error('Expected outcomes to choose from, got none.');
    }
    return chosen();
  }
}

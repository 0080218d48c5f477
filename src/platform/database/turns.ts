/** Lets so many through at once; the others wait in the order they came, without holding anything. */
export class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Waits for a turn. Call what it gives once, at the end of the turn. */
  async take(): Promise<() => void> {
    if (this.free > 0) {
      this.free -= 1;
    } else {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return () => this.pass();
  }

  /** Does the work in a turn of its own. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    const end = await this.take();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /** The turn goes to whoever waits longest, so that none who comes later slips in between. */
  private pass(): void {
    const next = this.waiting.shift();
    if (next === undefined) {
      this.free += 1;
    } else {
      next();
    }
  }
}

/** Integers by their place, which grow as places are set; four bytes each. */
export class IntColumn {
  private values: Int32Array;

  constructor(private readonly initial = -1) {
    this.values = new Int32Array(1_024).fill(initial);
  }

  get(place: number): number {
    return this.values[place] ?? this.initial;
  }

  set(place: number, value: number): void {
    if (place >= this.values.length) {
      const grown = new Int32Array(Math.max(place + 1, Math.ceil(this.values.length * 1.5)));
      grown.set(this.values);
      grown.fill(this.initial, this.values.length);
      this.values = grown;
    }
    this.values[place] = value;
  }
}

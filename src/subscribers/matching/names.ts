/** Gives texts small numbers, and takes them back. */
export class Names {
  private readonly numbers = new Map<string, number>();
  private readonly texts: (string | null)[] = [];
  private readonly free: number[] = [];

  /** Undefined where the text has none. */
  numberOf(text: string): number | undefined {
    return this.numbers.get(text);
  }

  /** The number of a text that has none. */
  give(text: string): number {
    const number = this.free.pop() ?? this.texts.length;
    this.texts[number] = text;
    this.numbers.set(text, number);
    return number;
  }

  takeBack(number: number): void {
    const text = this.texts[number] ?? null;
    if (text !== null) {
      this.numbers.delete(text);
      this.texts[number] = null;
      this.free.push(number);
    }
  }
}

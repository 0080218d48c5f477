/** A map that keeps the entries that were used last, up to so many. */
export class LruMap<Key, Value> {
  /** In the order of their last use, the oldest first. */
  private readonly kept = new Map<Key, Value>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.kept.size;
  }

  /** The entry of a key, made and kept where there is none. */
  getOrMake(key: Key, make: () => Value): Value {
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = make();
    this.kept.set(key, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return made;
  }
}

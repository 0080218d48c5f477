/** One entry, between those that were used before and after it. */
interface Entry<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  readonly weight: number;
  older: Entry<Key, Value> | null;
  newer: Entry<Key, Value> | null;
}

/**
 * A map that keeps the entries that were used last, up to so many, or up to so much weight. The order stands in links
 * between the entries: taking an entry out of a Map and putting it back would make V8 copy the Map's table every few
 * uses, and drag the copies, with all that they hold, into the old generation.
 */
export class LruMap<Key, Value extends NonNullable<unknown>> {
  private readonly entries = new Map<Key, Entry<Key, Value>>();
  private oldest: Entry<Key, Value> | null = null;
  private newest: Entry<Key, Value> | null = null;
  private weight = 0;

  constructor(
    private readonly most: number,
    private readonly weigh: (value: Value) => number = () => 1,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  /** The entry of a key, which is thereby used. */
  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      return undefined;
    }
    if (entry !== this.newest) {
      this.unlink(entry);
      this.link(entry);
    }
    return entry.value;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    const entry = { key, value, weight: this.weigh(value), older: null, newer: null };
    this.entries.set(key, entry);
    this.link(entry);
    this.weight += entry.weight;
    while (this.weight > this.most && this.oldest !== null) {
      this.delete(this.oldest.key);
    }
  }

  /** The entry of a key, made and kept where there is none. */
  getOrMake(key: Key, make: () => Value): Value {
    const known = this.get(key);
    if (known !== undefined) {
      return known;
    }
    const made = make();
    this.set(key, made);
    return made;
  }

  /** Whether there was one. */
  delete(key: Key): boolean {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      return false;
    }
    this.entries.delete(key);
    this.unlink(entry);
    this.weight -= entry.weight;
    return true;
  }

  private link(entry: Entry<Key, Value>): void {
    entry.older = this.newest;
    entry.newer = null;
    if (this.newest === null) {
      this.oldest = entry;
    } else {
      this.newest.newer = entry;
    }
    this.newest = entry;
  }

  private unlink({ older, newer }: Entry<Key, Value>): void {
    if (older === null) {
      this.oldest = newer;
    } else {
      older.newer = newer;
    }
    if (newer === null) {
      this.newest = older;
    } else {
      newer.older = older;
    }
  }
}

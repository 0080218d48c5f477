/** Where an item of a bag is; to take it out again. */
export interface Place<Item> {
  readonly item: Item;
  index: number;
}

/**
 * What is under way, in no order. A Set into which and out of which an item goes with every request would be copied by V8
 * every few of them, and drag dead items into the old generation.
 */
export class Bag<Item> {
  private readonly places: Place<Item>[] = [];

  get size(): number {
    return this.places.length;
  }

  add(item: Item): Place<Item> {
    const place = { item, index: this.places.length };
    this.places.push(place);
    return place;
  }

  /** Once for each place. */
  remove(place: Place<Item>): void {
    const last = this.places.pop();
    if (last !== undefined && last !== place) {
      last.index = place.index;
      this.places[place.index] = last;
    }
  }

  items(): Item[] {
    return this.places.map(({ item }) => item);
  }
}

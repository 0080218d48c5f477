/** How far a text has been written, and the pieces that came next in earlier ones. */
export interface TextSoFar {
  readonly text: string;
  /** The piece that came first after it, which mostly is the only one. */
  piece: string | null;
  next: TextSoFar | null;
  others: Map<string, TextSoFar> | null;
}

/**
 * Texts that are put together of the same pieces again and again. The text of a known row of pieces is the same string
 * each time: a new one would be copied together and read from end to end by the first map that it is looked up in, which
 * takes longer than all the rest of composing it.
 */
export class KnownTexts {
  private places = 0;
  private root = placeAt('');

  /** Beyond so many places all are forgotten: shapes that come once must not fill the memory. */
  constructor(private readonly mostPlaces: number) {}

  /** Where every text begins. */
  start(): TextSoFar {
    if (this.places > this.mostPlaces) {
      this.root = placeAt('');
      this.places = 0;
    }
    return this.root;
  }

  /** Where a text stands with one piece more. */
  add(before: TextSoFar, piece: string): TextSoFar {
    if (before.piece === piece && before.next !== null) {
      return before.next;
    }
    const known = before.others?.get(piece);
    if (known !== undefined) {
      return known;
    }
    const next = placeAt(before.text + piece);
    this.places += 1;
    if (before.next === null) {
      before.piece = piece;
      before.next = next;
    } else {
      before.others ??= new Map();
      before.others.set(piece, next);
    }
    return next;
  }
}

function placeAt(text: string): TextSoFar {
  return { text, piece: null, next: null, others: null };
}

import { KnownTexts, type TextSoFar } from './known-texts';

/** How a piece wants the statement that it is part of to be planned. */
type Planning = 'AS_THE_OTHERS' | 'ONCE' | 'EACH_TIME';

/** A statement as PostgreSQL takes it: text with $1, $2 … and the values in that order. */
export interface Statement {
  text: string;
  values: unknown[];
  /** Whether the text comes again and again and suits all values alike, so that a connection should plan it once. */
  isPrepared: boolean;
}

/**
 * A piece of SQL with its values, composed by the `sql` tag. Values never become text: they are numbered
 * parameters when the piece is compiled, so a piece can be nested in another and used more than once.
 */
export class Sql {
  constructor(
    private readonly strings: readonly string[],
    private readonly parts: readonly unknown[],
    private readonly planning: Planning = 'AS_THE_OTHERS',
  ) {}

  /** The same statement, to be planned once a connection, unless a piece of it is better planned each time. */
  prepared(): Sql {
    return new Sql(this.strings, this.parts, 'ONCE');
  }

  /** The same piece in a statement that is planned for its values, since these decide how much is found. */
  plannedEachTime(): Sql {
    return new Sql(this.strings, this.parts, 'EACH_TIME');
  }

  compile(): Statement {
    const draft: Draft = { place: texts.start(), values: [], isPrepared: this.planning === 'ONCE' };
    this.printTo(draft);
    const { place, values, isPrepared } = draft;
    return { text: place.text, values, isPrepared };
  }

  private printTo(draft: Draft): void {
    draft.place = texts.add(draft.place, this.strings[0] ?? '');
    if (this.planning === 'EACH_TIME') {
      draft.isPrepared = false;
    }
    this.parts.forEach((part, index) => {
      if (part instanceof Sql) {
        part.printTo(draft);
      } else {
        draft.place = texts.add(draft.place, `$${draft.values.push(part)}`);
      }
      draft.place = texts.add(draft.place, this.strings[index + 1] ?? '');
    });
  }
}

/** A statement while its pieces are written down. */
interface Draft {
  place: TextSoFar;
  values: unknown[];
  isPrepared: boolean;
}

/** Some two hundred statements of a hundred pieces. */
const texts = new KnownTexts(20_000);

/** sql`where paper.id = ${id}`: every value becomes a parameter, every nested piece is spliced in. */
export function sql(strings: TemplateStringsArray, ...parts: unknown[]): Sql {
  return new Sql(strings, parts);
}

/** Text that goes into the statement as it stands. For identifiers and keywords from metadata, never for input. */
export function rawSql(text: string): Sql {
  return new Sql([text], []);
}

/** The pieces with a separator between them: joinSql(conditions, ' and '). */
export function joinSql(pieces: readonly Sql[], separator: string): Sql {
  const strings = pieces.map((_, index) => (index === 0 ? '' : separator));
  return new Sql([...strings, ''], pieces);
}

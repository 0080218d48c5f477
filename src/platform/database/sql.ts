/**
 * A piece of SQL with its values, composed by the `sql` tag. Values never become text: they are numbered
 * parameters when the piece is compiled, so a piece can be nested in another and used more than once.
 */
export class Sql {
  constructor(
    private readonly strings: readonly string[],
    private readonly parts: readonly unknown[],
  ) {}

  /** The statement as PostgreSQL takes it: text with $1, $2 … and the values in that order. */
  compile(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    return { text: this.print(values), values };
  }

  private print(values: unknown[]): string {
    let text = this.strings[0] ?? '';
    this.parts.forEach((part, index) => {
      text += part instanceof Sql ? part.print(values) : `$${values.push(part)}`;
      text += this.strings[index + 1] ?? '';
    });
    return text;
  }
}

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

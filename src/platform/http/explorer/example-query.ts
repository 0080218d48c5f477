/** A query that the explorer offers to be run and changed. */
export interface ExampleQuery {
  readonly title: string;
  /** One line on what it shows. */
  readonly about: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

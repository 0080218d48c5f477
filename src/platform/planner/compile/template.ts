import { rawSql, Sql } from '../../database/sql';
import type { RequestContext } from '../../graphql/context/request-context';
import type { ListWays } from '../../graphql/pagination/list-ways';

/** What a hole in a template is filled from: a request, and the list around the place, where there is one. */
export interface Scope {
  /** Coerced, by name. */
  variables: Readonly<Record<string, unknown>>;
  context: RequestContext;
  ways: ListWays | null;
}

/** A piece of SQL that only a request can tell, since arguments or the caller have a say in it. */
export type Hole = (scope: Scope) => Sql;

/**
 * SQL that is whole but for its holes. Templates are put together when an operation is compiled, once, into one flat
 * run of texts and holes; a request gives what the holes take.
 */
export class Template {
  constructor(
    private readonly texts: readonly string[],
    private readonly holes: readonly Hole[],
  ) {}

  given(scope: Scope): Sql {
    if (this.holes.length === 0) {
      return rawSql(this.texts[0] ?? '');
    }
    return new Sql(
      this.texts,
      this.holes.map((hole) => hole(scope)),
    );
  }

  /** Adds this template behind what was written so far. */
  appendTo(texts: string[], holes: Hole[]): void {
    this.texts.forEach((text, index) => {
      const hole = this.holes[index - 1];
      if (hole === undefined) {
        append(texts, text);
      } else {
        holes.push(hole);
        texts.push(text);
      }
    });
  }
}

/** template`… ${part} …`, where a part is text from metadata, another template, or a hole. Never put input in as text. */
export function template(strings: TemplateStringsArray, ...parts: readonly (string | Template | Hole)[]): Template {
  const texts = [strings[0] ?? ''];
  const holes: Hole[] = [];
  parts.forEach((part, index) => {
    if (typeof part === 'string') {
      append(texts, part);
    } else if (part instanceof Template) {
      part.appendTo(texts, holes);
    } else {
      holes.push(part);
      texts.push('');
    }
    append(texts, strings[index + 1] ?? '');
  });
  return new Template(texts, holes);
}

function append(texts: string[], text: string): void {
  texts[texts.length - 1] += text;
}

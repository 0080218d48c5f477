import { tags } from '../../search-index/tags';

/** A lexeme, or with `isPrefix` any that begins so. */
export interface Term {
  lexeme: string;
  isPrefix: boolean;
}

/** A condition over the lexemes of a search document: what a tsquery can say. */
export type LexemeQuery =
  | ({ kind: 'TERM' } & Term)
  /** Each step stands so many places behind the one before; the first step's distance says nothing. */
  | { kind: 'PHRASE'; steps: readonly (Term & { distance: number })[] }
  | { kind: 'AND'; parts: readonly LexemeQuery[] }
  | { kind: 'OR'; parts: readonly LexemeQuery[] }
  | { kind: 'NOT'; part: LexemeQuery }
  /** Carries one of these topics or one below them: which those are, the database knows. */
  | { kind: 'TOPICS'; slugs: readonly string[] };

/** A document holds the lexeme. */
export function term(lexeme: string, isPrefix = false): LexemeQuery {
  return { kind: 'TERM', lexeme, isPrefix };
}

/** Holds for no document. */
export const nothing = term(tags.nothing);

/** All of them hold: none asks for nothing, one stands for itself. */
export function allOf(parts: readonly LexemeQuery[]): LexemeQuery {
  const flat = parts.flatMap((part) => (part.kind === 'AND' ? part.parts : [part]));
  const [first = term(tags.every), ...others] = flat;
  return others.length === 0 ? first : { kind: 'AND', parts: flat };
}

/** Any of them holds: of none, none does; one stands for itself. */
export function anyOf(parts: readonly LexemeQuery[]): LexemeQuery {
  const flat = parts.flatMap((part) => (part.kind === 'OR' ? part.parts : [part]));
  const [first = nothing, ...others] = flat;
  return others.length === 0 ? first : { kind: 'OR', parts: flat };
}

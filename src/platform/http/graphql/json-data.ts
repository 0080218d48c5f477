import type { FormattedExecutionResult } from 'graphql';

/** Data that is written down already. A class of its own, since marking each by a WeakMap kept the garbage collector busy. */
class JsonData {
  [field: string]: unknown;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  static textOf(data: object | null | undefined): string | null {
    return data instanceof JsonData ? data.#text : null;
  }

  toJSON(): unknown {
    return JSON.parse(this.#text);
  }
}

/** The data of an answer as the JSON text that it will be sent as; whoever looks closer gets it parsed. */
export function jsonData(text: string): Record<string, unknown> {
  return new JsonData(text);
}

/** Writes an answer as Apollo does by itself, but passes on what is text already. */
export function stringifyResult({ errors, data, extensions }: FormattedExecutionResult): string {
  const text = JsonData.textOf(data);
  return text === null ? `${JSON.stringify({ errors, data, extensions })}\n` : `{"data":${text}}\n`;
}

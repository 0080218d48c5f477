/** The body of an answer, as far as it matters here. */
interface Answer {
  data?: Record<string, unknown> | null;
}

/** Whether every mutation of the answer failed by an error: then nothing has to be remembered, and a retry may work. */
export function nothingWasDone({ data }: Answer): boolean {
  return !data || Object.values(data).every((value) => value === null);
}

/** The answer with null in place of every secret that it shows. */
export function withoutSecrets<Body extends object>(body: Body, secrets: ReadonlySet<string>): Body {
  return secrets.size === 0
    ? body
    : JSON.parse(
        JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' && secrets.has(value) ? null : value)),
      );
}

import { httpError } from '../../platform/graphql/errors';
import { type Exchange, readBody } from '../../platform/http';
import { isFromOtherSite } from '../../platform/http/is-from-other-site';

/** Far more than all fields of the largest form. */
const mostBytes = 256 * 1024;
const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/** The fields of a form, each a text; what is missing is empty. */
export class Form {
  constructor(private readonly fields: FormData) {}

  text(name: string): string {
    const value = this.fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** The lines of a text, without empty ones. */
  lines(name: string): string[] {
    return this.text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** A whole number; NaN where there is none. */
  integer(name: string): number {
    const text = this.text(name);
    return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  }

  has(name: string): boolean {
    return this.fields.has(name);
  }
}

/**
 * Reads a form as browsers and mail programs post it. A form that a page of another site sends is refused: it has no
 * token of ours, but it shall not get as far as trying one.
 */
export async function readForm(exchange: Exchange): Promise<Form> {
  if (isFromOtherSite(exchange)) {
    throw httpError(403, 'Expected a form of our own page, or a mail program, but a page of another site sent this.');
  }
  const type = exchange.request.headers['content-type'] ?? '';
  if (!formTypes.test(type)) {
    const expected = 'application/x-www-form-urlencoded or multipart/form-data';
    throw httpError(415, `Expected a form, as ${expected}, but "${type.slice(0, 100)}" arrived.`);
  }
  const body = await readBody(exchange, mostBytes);
  const parsed = new Response(body, { headers: { 'content-type': type } }).formData();
  return new Form(
    await parsed.catch(() => {
      throw httpError(400, 'Expected a form, but what arrived cannot be read as one.');
    }),
  );
}

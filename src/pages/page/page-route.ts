import { classifyError } from '../../platform/graphql/errors';
import { html } from '../../platform/html/html';
import type { Exchange, Route } from '../../platform/http';
import { httpOf } from '../../platform/http/http-of';
import { type Form, readForm } from './read-form';
import { type Page, sendPage } from './send-page';

/** What a page is made of: what stood in its address, and what was posted. */
export interface PageTask {
  readonly query: URLSearchParams;
  readonly form: Form;
  readonly exchange: Exchange;
}

/** Lets a request in, or throws RATE_LIMITED. */
export type Admit = (exchange: Exchange) => Promise<void>;

/** What answers at an address of the pages. */
export interface PageHandlers {
  /** Shows a page. It changes nothing: scanners of mail open every address, people press buttons. */
  show(task: Omit<PageTask, 'form'>): Promise<Page> | Page;
  /** Does what a button says. A page, or something else that it has sent itself. */
  act(task: PageTask): Promise<Page | 'sent'>;
}

/** A route whose answers are pages, also where something is refused; `admit` may throw before anything is done. */
export function pageRoute(path: string, admit: Admit, { show, act }: PageHandlers): Route {
  return {
    path,
    methods: {
      GET: (exchange) =>
        answer(exchange, async () => {
          await admit(exchange);
          return show({ query: queryOf(exchange), exchange });
        }),
      POST: (exchange) =>
        answer(exchange, async () => {
          await admit(exchange);
          return act({ form: await readForm(exchange), query: queryOf(exchange), exchange });
        }),
    },
  };
}

function queryOf({ search }: Exchange): URLSearchParams {
  return new URLSearchParams(search);
}

async function answer(exchange: Exchange, makePage: () => Promise<Page | 'sent'>): Promise<void> {
  const page = await makePage().catch((error: unknown) => refusal(exchange, error));
  if (page !== 'sent') {
    sendPage(exchange, page);
  }
}

/** What the API would say as an error, said to a person. Faults, and bodies that are too large, are left to the server. */
function refusal({ response }: Exchange, error: unknown): Page {
  const verdict = classifyError(error);
  if (verdict.kind === 'fault' || verdict.code === 'PAYLOAD_TOO_LARGE') {
    throw error;
  }
  const { status, headers } = httpOf(error);
  response.setHeaders(new Map(headers));
  return {
    title: status === 429 ? 'Too many requests' : 'That did not work',
    status,
    body: html`<p class="problem">${verdict.message}</p>`,
  };
}

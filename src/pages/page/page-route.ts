import { html } from '../../platform/html/html';
import type { Exchange, Route, SayProblem } from '../../platform/http';
import { type Form, readForm } from './read-form';
import { type Page, pageText, pageType, sendPage, setPagePolicy } from './send-page';

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
    sayProblem,
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
  const page = await makePage();
  if (page !== 'sent') {
    sendPage(exchange, page);
  }
}

/** What the API would say as an error, said to a person. */
const sayProblem: SayProblem = (exchange, { status, message }) => {
  setPagePolicy(exchange);
  const [title, hint] = problems.get(status) ?? ['That did not work'];
  const body = html`<p class="problem" role="alert">${message}</p>
    ${hint !== undefined && html`<p>${hint}</p>`}`;
  return { contentType: pageType, body: pageText({ title, body }) };
};

const problems: ReadonlyMap<number, readonly [title: string, hint?: string]> = new Map([
  [405, ['That is not possible here', 'Please open the link in the mail once more.']],
  [413, ['That is too much', 'Please go back, and enter less.']],
  [429, ['Too many requests', 'Please try again later.']],
  [500, ['Something went wrong', 'Please try again in a while. The reference tells us what it was.']],
]);

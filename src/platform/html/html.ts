/** HTML that is safe to send: only the `html` tag and `trustedHtml` make it. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What can stand in a template: texts and numbers are escaped, pieces go in as they are, absent ones vanish. */
export type HtmlPart = Html | string | number | null | undefined | false | readonly HtmlPart[];

/** html`<p title="${text}">${text}</p>`: every text is escaped, for elements and for attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(strings.reduce((markup, string, index) => markup + print(parts[index - 1]) + string));
}

/** Markup from our own source, such as a style sheet. Never for what came from outside. */
export function trustedHtml(markup: string): Html {
  return new Html(markup);
}

function print(part: HtmlPart): string {
  if (part === null || part === undefined || part === false) {
    return '';
  }
  if (part instanceof Html) {
    return part.toString();
  }
  return typeof part === 'object' ? part.map(print).join('') : escape(String(part));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

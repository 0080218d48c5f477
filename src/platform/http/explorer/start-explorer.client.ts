import type { ExampleQuery } from './example-query';

/** What the page gives to its script. */
export interface ExplorerSettings {
  readonly endpoint: string;
  readonly examples: readonly ExampleQuery[];
}

interface Editor {
  setValue(text: string): void;
}

interface EditorContext {
  addTab(): void;
  readonly queryEditor: Editor | null;
  readonly variableEditor: Editor | null;
  readonly headerEditor: Editor | null;
  readonly responseEditor: { refresh(): void } | null;
}

/** As much of the browser, of React and of GraphiQL as is used here. */
export interface ExplorerWindow {
  readonly document: { getElementById(id: string): unknown };
  readonly localStorage: { getItem(key: string): string | null };
  matchMedia(query: string): { readonly matches: boolean };
  fetch: typeof fetch;
  setTimeout(task: () => void): unknown;
  readonly React: { createElement(type: unknown, props: object | null, ...children: unknown[]): unknown };
  readonly ReactDOM: { createRoot(element: unknown): { render(element: unknown): void } };
  readonly GraphiQL: {
    readonly React: {
      useEditorContext(options: { nonNull: true }): EditorContext;
      usePluginContext(options: { nonNull: true }): { setVisiblePlugin(plugin: object | null): void };
    };
  };
}

/**
 * Starts GraphiQL in the page. It is sent to the browser as its own source text: whatever it uses must be an
 * argument, an import or a constant of this module is not there.
 */
export function startExplorer(page: ExplorerWindow, { endpoint, examples }: ExplorerSettings): void {
  const { GraphiQL, React, ReactDOM } = page;
  // The width from which the panel stands beside the editors, not instead of them: see the style sheet.
  const isWide = (): boolean => page.matchMedia('(min-width: 701px)').matches;
  const json = (value: object | undefined): string => (value ? JSON.stringify(value, null, 2) : '');

  async function runOperation(body: unknown, options?: { headers?: Record<string, string> }): Promise<unknown> {
    const response = await page.fetch(endpoint, {
      method: 'POST',
      headers: {
        ...options?.headers,
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      return { errors: [{ message: `HTTP ${response.status} ${response.statusText}: ${text.slice(0, 500)}` }] };
    }
  }

  function ExampleList(): unknown {
    const editors = GraphiQL.React.useEditorContext({ nonNull: true });
    const panels = GraphiQL.React.usePluginContext({ nonNull: true });
    const open = (example: ExampleQuery): void => {
      editors.addTab();
      if (!isWide()) panels.setVisiblePlugin(null);
      // The new tab empties the editors when React renders it: only then can they be filled.
      page.setTimeout(() => {
        editors.queryEditor?.setValue(example.query);
        editors.variableEditor?.setValue(json(example.variables));
        editors.headerEditor?.setValue(json(example.headers));
        // It was emptied while a panel hid it, and paints that only when told.
        editors.responseEditor?.refresh();
      });
    };
    const items = examples.map((example) =>
      React.createElement(
        'li',
        { key: example.title },
        React.createElement(
          'button',
          { type: 'button', className: 'explorer-example', onClick: () => open(example) },
          React.createElement('strong', null, example.title),
          React.createElement('span', null, example.about),
        ),
      ),
    );
    return React.createElement(
      'section',
      { 'aria-label': 'Example queries' },
      React.createElement('h2', { className: 'explorer-heading' }, 'Examples'),
      React.createElement('ul', { className: 'explorer-examples' }, ...items),
    );
  }

  function ExampleIcon(): unknown {
    const lines = React.createElement('path', { d: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3' });
    const look = { viewBox: '0 0 20 20', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 };
    return React.createElement('svg', look, lines);
  }

  const examplesPlugin = { title: 'Examples', icon: ExampleIcon, content: ExampleList };
  const [first] = examples;
  const isNew = page.localStorage.getItem('graphiql:visiblePlugin') === null;
  const props = {
    fetcher: runOperation,
    plugins: [examplesPlugin],
    visiblePlugin: isNew && isWide() ? examplesPlugin : undefined,
    defaultTabs: first && [{ query: first.query, variables: json(first.variables), headers: json(first.headers) }],
    defaultQuery: '',
    defaultEditorToolsVisibility: isWide(),
  };
  ReactDOM.createRoot(page.document.getElementById('explorer')).render(React.createElement(GraphiQL, props));
}

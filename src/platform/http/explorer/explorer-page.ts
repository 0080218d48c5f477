/** Where the page finds its parts: paths on the same origin. */
export interface ExplorerPageParts {
  readonly styles: readonly string[];
  /** In the order in which they must run. */
  readonly scripts: readonly string[];
}

/** A folded sheet, drawn here so that no favicon is asked for. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#b8326b"/>' +
      '<path d="M4 4h8M4 7h8M4 10h3.4M8.6 10H12M4 12.5h3.4M8.6 12.5H12" stroke="#fff" stroke-width="1.2"/></svg>',
  );

/** The explorer's page. Everything it runs or shows is a file of its own, so that its policy needs no exceptions. */
export function renderExplorerPage({ styles, scripts }: ExplorerPageParts): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>API explorer · Broadsheet</title>
    <link rel="icon" href="${icon}">
${styles.map((path) => `    <link rel="stylesheet" href="${path}">`).join('\n')}
${scripts.map((path) => `    <script defer src="${path}"></script>`).join('\n')}
  </head>
  <body>
    <div id="explorer"><p class="explorer-notice">Loading the explorer…</p></div>
    <noscript><p class="explorer-notice">The explorer needs JavaScript; the API itself does not.</p></noscript>
  </body>
</html>
`;
}

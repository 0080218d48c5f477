/** What the explorer adds to GraphiQL's own style: the list of examples, and a layout for narrow screens. */
export const explorerStyle = `
html, body, #explorer { height: 100%; margin: 0; }
html { color-scheme: light dark; }
body { overflow: hidden; }
.explorer-notice { font: 16px/1.5 system-ui, sans-serif; padding: 2rem; text-align: center; }

.explorer-heading { font-size: var(--font-size-h2); font-weight: var(--font-weight-medium); margin: 0 0 var(--px-16); }
.explorer-examples { list-style: none; margin: 0; padding: 0; }
.graphiql-container .explorer-example {
  background: none;
  border: 0;
  border-radius: var(--border-radius-8);
  color: inherit;
  cursor: pointer;
  display: block;
  font: inherit;
  padding: var(--px-8) var(--px-12);
  text-align: left;
  width: 100%;
}
.graphiql-container .explorer-example:is(:hover, :focus-visible) {
  background: hsla(var(--color-neutral), var(--alpha-background-light));
}
.explorer-example strong { display: block; font-weight: var(--font-weight-medium); }
.explorer-example span { color: hsla(var(--color-neutral), var(--alpha-secondary)); font-size: var(--font-size-hint); }

/*
 * GraphiQL puts everything side by side. Here: icons above, the response below the query, a panel instead of both.
 * GraphiQL's drag bars write styles into the elements: only !important overrules them.
 */
@media (max-width: 700px) {
  .graphiql-container { flex-direction: column; }
  .graphiql-container .graphiql-sidebar,
  .graphiql-container .graphiql-sidebar .graphiql-sidebar-section { flex-direction: row; width: auto; }
  .graphiql-container .graphiql-sidebar { padding: var(--px-4) var(--px-8); }
  .graphiql-container .graphiql-sidebar button:not(:first-child) { margin-top: 0; }
  .graphiql-container .graphiql-main { min-height: 0; }
  .graphiql-container .graphiql-sessions { border-radius: 0; margin: 0; }
  .graphiql-container .graphiql-session { flex-direction: column; gap: var(--px-8); min-height: 0; }
  .graphiql-container .graphiql-session > div { flex: 1 1 0 !important; min-height: 0; min-width: 0; }
  .graphiql-container .graphiql-session > div:first-child { flex-grow: 2 !important; }
  .graphiql-container .graphiql-logo { display: none; }
  .graphiql-container .graphiql-horizontal-drag-bar { display: none !important; }
  .graphiql-container .graphiql-plugin { border-left: 0; }
  .graphiql-main:has(.graphiql-plugin > *) > :first-child { flex: 1 !important; min-width: 0 !important; }
  .graphiql-main:has(.graphiql-plugin > *) > .graphiql-sessions { display: none !important; }
  .graphiql-main:not(:has(.graphiql-plugin > *)) > :first-child { display: none !important; }
}
`;

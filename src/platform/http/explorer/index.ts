export { type ExampleQuery } from './example-query';
export { exampleQueries } from './example-queries';
export { explorerRoutes, type ExplorerOptions } from './explorer-routes';

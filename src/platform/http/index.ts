export { createHttpServer, type HttpServer, type HttpServerOptions, type HttpTimeouts } from './create-http-server';
export type { Exchange } from './exchange';
export { healthRoutes, type Readiness } from './health-routes';
export { readBody, readBytes } from './read-body';
export type { Handler, Method, Route } from './route';

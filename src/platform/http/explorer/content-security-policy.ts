/**
 * What the page may do: load from its own origin and talk to it, and nothing else. `data:` is for the fonts and
 * pictures that GraphiQL's style sheet carries inside itself.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
